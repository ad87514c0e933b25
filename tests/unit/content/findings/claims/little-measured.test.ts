import { describe, expect, it } from "vitest";
import { type ClaimId, claims } from "../../../../../content/articles/fastapi-flask/claims.ts";
import { judgeClaims } from "../../../../../content/findings/claims/judge-claims.ts";
import type { Verdict } from "../../../../../content/findings/claims/verdict.ts";
import type { Burst } from "../../../../../content/run/observations/burst.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const judged = judgeClaims(claims, run);

/** The claims of the article that hold on the whole run and that bursts of several requests decide. */
const onBursts = judged
  .filter(({ verdict }) => verdict === "holds")
  .map(({ id }) => id as ClaimId)
  .filter((id) => {
    const { sweeps = [], levels } = claims[id].test.falsification ?? {};
    return sweeps.length > 0 && (levels?.(run)(5) ?? true);
  });

const warm = (of: Run, change: (burst: Burst) => Burst[]): Run => ({
  ...of,
  observations: of.observations.flatMap((seen) => (seen.kind === "burst" && !seen.cold ? change(seen) : [seen])),
});

const failed = (burst: Burst): Burst => ({
  ...burst,
  requests: burst.requests.map((one) => ({ ...one, error: "reset", firstByteSeconds: null, lastByteSeconds: null })),
});

/** The same run of which less was measured, by what is left of it. */
const LITTLE: Record<string, Run> = {
  "no warm burst": warm(run, () => []),
  "no burst that counts": warm(run, (burst) => [failed(burst)]),
  "bursts of one request only": warm(run, (burst) => (burst.level === 1 ? [burst] : [])),
  "no burst of one request": warm(run, (burst) => (burst.level > 1 ? [burst] : [])),
  "one repetition": warm(run, (burst) => (burst.repetition === 0 ? [burst] : [])),
  "one burst that counts of each sweep": warm(run, (burst) =>
    burst.level === 5 && burst.repetition === 0 ? [burst] : [failed(burst)],
  ),
  "no observation at all": { ...run, observations: [] },
};

const verdictsOn = (of: Run): Map<string, Verdict> =>
  new Map(judgeClaims(claims, of).map(({ id, verdict }) => [id, verdict]));

it("has enough claims that bursts decide for this to be a test", () => {
  expect(onBursts.length).toBeGreaterThan(15);
});

describe.each(Object.entries(LITTLE))("claims on a run with %s", (_, little) => {
  it("say nothing that is no number", () => {
    for (const { id, evidence, detectable } of judgeClaims(claims, little)) {
      expect(evidence, id).not.toMatch(/NaN|undefined|Infinity|null/);
      if (detectable !== null) expect(detectable, id).toBeGreaterThanOrEqual(0);
    }
  });

  it("do not fail where they hold on the whole run", () => {
    for (const [id, verdict] of verdictsOn(little))
      if (judged.find((one) => one.id === id)?.verdict === "holds") expect(verdict, id).not.toBe("fails");
  });
});

it("nothing that bursts decide holds without a burst of several requests that counts", () => {
  for (const name of ["no warm burst", "bursts of one request only", "no observation at all"]) {
    const found = verdictsOn(LITTLE[name] as Run);
    for (const id of onBursts) expect(found.get(id), `${id}, ${name}`).toBe("undecided");
  }
});

it("nothing that an interval decides is decided by one repetition, or by one burst that counts", () => {
  const byInterval = judged.filter(({ detectable }) => detectable !== null).map(({ id }) => id);
  expect(byInterval.length).toBeGreaterThan(8);
  for (const name of ["one repetition", "one burst that counts of each sweep"]) {
    const found = verdictsOn(LITTLE[name] as Run);
    for (const id of byInterval) expect(found.get(id), `${id}, ${name}`).toBe("undecided");
  }
});

it("a law is named neither by one repetition nor without bursts of one request", () => {
  const laws = ["blocking-is-serial", "python-threads-share", "processes-answer-in-steps", "awaited-waits-all-at-once"];
  for (const name of ["one repetition", "no burst of one request"]) {
    const found = verdictsOn(LITTLE[name] as Run);
    for (const id of laws) expect(found.get(id), `${id}, ${name}`).toBe("undecided");
  }
});

describe("a single counterexample refutes a sentence about all, whatever else is missing:", () => {
  const verdictOf = (id: ClaimId, of: Run) => claims[id].test(of).verdict;

  it("a service whose requests miss the wanted duration, where another was not asked", () => {
    const others = run.observations.filter((seen) => seen.kind !== "single" || seen.target !== "flask1xanalytics");
    const observations = others.flatMap((seen): Run["observations"] => {
      const isAlone = seen.kind === "single" || (seen.kind === "burst" && seen.level === 1);
      if (!isAlone) return [seen];
      const requests = seen.requests.map((one) => ({ ...one, work: one.work && { ...one.work, serviceSeconds: 1 } }));
      if (seen.kind === "burst") return [{ ...seen, requests }];
      return [0, 1, 2].map((place) => ({ ...seen, place, requests }));
    });
    expect(verdictOf("duration-as-wanted", { ...run, observations })).toBe("fails");
    expect(verdictOf("duration-as-wanted", { ...run, observations: others })).toBe("undecided");
  });
});
