import { expect, it } from "vitest";
import type { Claims } from "../../../../../content/findings/claims/claim.ts";
import {
  falsifiable,
  type Judged,
  NOT_MEASURED,
  type Verdict,
} from "../../../../../content/findings/claims/verdict.ts";
import { claimsOfBoth } from "../../../../../content/findings/comparison/compared-claims.ts";
import { sayClaims } from "../../../../../content/findings/comparison/say-comparison.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const judged = (verdict: Verdict): Judged => ({ ...NOT_MEASURED, verdict, observations: 3 });

/** A claim that each run decides as it is told by its plan's name. */
const claim = (full: Judged, quick: Judged): Claims[string] => ({
  ...{ statement: "A claim.", fails: "It fails.", undecided: "whether it holds" },
  test: (run: Run) => (run.plan.name === "full" ? full : quick),
});

async function agreementOn(theirs: Judged, yours: Judged) {
  const run = await fixtureRun();
  const pair = {
    theirs: { ...run, plan: { ...run.plan, name: "full" as const } },
    yours: { ...run, plan: { ...run.plan, name: "quick" as const } },
  };
  return claimsOfBoth({ one: claim(theirs, yours) }, pair);
}

it("says whether two verdicts agree, disagree or leave it open, and of which claims one run is not asked", async () => {
  const words = async (theirs: Judged, yours: Judged) => (await agreementOn(theirs, yours))[0]?.agreement;
  expect(await words(judged("holds"), judged("holds"))).toBe("agree");
  expect(await words(judged("fails"), judged("fails"))).toBe("agree");
  expect(await words(judged("holds"), judged("fails"))).toBe("disagree");
  expect(await words(judged("undecided"), judged("fails"))).toBe("open");
  expect(await words(judged("holds"), NOT_MEASURED)).toBe("not measured");
  const unasked = { ...NOT_MEASURED, wouldDecide: 40 };
  expect(await words(judged("holds"), unasked)).toBe("not asked");
  expect(await words(unasked, unasked)).toBe("not asked");
  expect(await words(NOT_MEASURED, unasked)).toBe("not measured");
});

it("calls verdicts that differ no disagreement where workers have fewer cores in one run, and says why", async () => {
  const run = await fixtureRun();
  const target = run.targets.find(({ workers }) => (workers ?? 0) > 1)?.name ?? "";
  const { endpoint = "" } = run.plan.sweeps.find((one) => one.target === target && one.work === "matrix") ?? {};
  const both = (of: Claims[string], second = judged("fails")) => {
    const sweeps = [{ target, endpoint }];
    const test = (one: Run) => (one.environment.targetCores.length > 1 ? judged("holds") : second);
    const yours = { ...run, environment: { ...run.environment, targetCores: [0] } };
    return claimsOfBoth(
      { one: { ...of, test: falsifiable(test, { sweeps, falsify: () => null }) } },
      { theirs: run, yours },
    );
  };
  const differing = both(claim(judged("holds"), judged("fails")));
  expect(differing).toMatchObject([
    { agreement: "not comparable", barrier: expect.stringMatching(/workers have 2 cores there and one core here$/) },
  ]);
  expect(sayClaims(differing)).toMatch(/On 1 their verdicts differ, which cannot be compared/);
  expect(both(claim(judged("holds"), judged("fails")), judged("holds"))).toMatchObject([{ agreement: "agree" }]);
});

it("says what it comes to where they agree, disagree or cannot be compared", async () => {
  const [agree, disagree, open] = await Promise.all([
    agreementOn(judged("holds"), judged("holds")),
    agreementOn(judged("holds"), judged("fails")),
    agreementOn(judged("holds"), judged("undecided")),
  ]);
  expect(sayClaims([...agree, ...agree])).toBe("Both runs decide both of the article's claims, and agree on both.");
  expect(sayClaims([...agree, ...disagree])).toBe(
    "Both runs decide 2 of the article's 2 claims, and disagree on 1: what holds in one fails in the other.",
  );
  const { theirs } = open[0] ?? expect.fail("expected a claim");
  const missing = { agreement: "not measured", theirs } as const;
  expect(sayClaims([missing, missing])).toBe(
    "Of the article's 2 claims, none can be tested on both runs: each is about what one of them did not measure.",
  );
  expect(sayClaims(open)).toMatch(/both runs decide none: .* On 1 at least one of them cannot tell/);
});
