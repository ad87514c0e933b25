import { describe, expect, it } from "vitest";
import type { SweepId } from "../../../../../../../content/findings/bursts/sweep-id.ts";
import { allAtOnce } from "../../../../../../../content/findings/claims/kinds/laws/all-at-once.ts";
import { lawIs, servesAtOnce } from "../../../../../../../content/findings/claims/kinds/laws/law-is.ts";
import { slowEachOtherDown } from "../../../../../../../content/findings/claims/kinds/laws/slow-each-other-down.ts";
import type { Test } from "../../../../../../../content/findings/claims/verdict.ts";
import type { Law } from "../../../../../../../content/model/law.ts";
import type { Server } from "../../../../../../../content/model/serve.ts";
import type { Run } from "../../../../../../../content/run/run.ts";
import { changed, later, mapped, withRequests } from "../changed-runs.fixture.ts";
import {
  FULL,
  FULL_WAITS,
  type Measured,
  measured,
  QUICK,
  QUICK_WAITS,
  type Served,
  verdicts,
} from "../known-worlds.fixture.ts";

const sweepOf = (endpoint: string, target = "fastapianalytics"): SweepId => ({ endpoint, target });
const DIRECT = sweepOf("sync-cpubound");
const THREAD_WAITS = sweepOf("threadpool-iobound");
const ANY = Number.POSITIVE_INFINITY;

/** Servers of which the law is known, whatever is measured of them. */
const SERVERS: Record<Law, Partial<Server>> = {
  serial: { slots: 1 },
  flat: { slots: ANY },
  staircase: { slots: 2 },
  shared: { slots: ANY, cores: 1.9 },
  "queued and shared": { slots: 3, cores: 1.2 },
};
const LAWS = Object.keys(SERVERS) as Law[];

describe("a law, where the server follows another, never holds:", () => {
  it.each(LAWS)("%s", (wanted) => {
    for (const other of LAWS.filter((law) => law !== wanted))
      for (const by of [FULL, QUICK])
        for (const noise of [0.01, 0.03, 0.1]) {
          const served = [{ sweep: DIRECT, server: SERVERS[other], noise }];
          const { holds } = verdicts(lawIs(DIRECT, wanted), { served, by, trials: 25 });
          expect(holds, `${other}, noise ${noise}`).toBe(0);
        }
  });

  it.each(LAWS)("while %s never fails where it is true, and holds where noise does not hide it", (law) => {
    for (const by of [FULL, QUICK]) {
      const served = (noise: number) => [{ sweep: DIRECT, server: SERVERS[law], noise }];
      const test = lawIs(DIRECT, law);
      expect(verdicts(test, { served: served(0.02), by, trials: 25 })).toMatchObject({ fails: 0, holds: 25 });
      expect(verdicts(test, { served: served(0.15), by, trials: 25 }).fails).toBe(0);
    }
  });
});

describe("slowing each other down", () => {
  const test = slowEachOtherDown(DIRECT);
  const judged = (server: Partial<Server>, by: Measured) =>
    verdicts(test, { served: [{ sweep: DIRECT, server, noise: 0.03 }], by, trials: 10 });

  it("holds however many of the requests that share a core are at work at once", () => {
    for (const slots of [3, 8, ANY])
      for (const by of [FULL, QUICK])
        expect(judged({ slots, cores: 1 }, by), `${slots} at once`).toMatchObject({ holds: 10 });
  });

  it("fails where they work one at a time, or each has what it needs", () => {
    for (const law of ["serial", "staircase", "flat"] as const)
      for (const by of [FULL, QUICK]) expect(judged(SERVERS[law], by), law).toMatchObject({ fails: 10 });
  });

  it("fails where it is one at a time in the smallest bursts, whatever the largest do", () => {
    const run = measured([{ sweep: DIRECT, server: { slots: ANY, cores: 1 }, noise: 0.03 }], FULL, 1);
    const observations = run.observations.map((seen) => {
      if (seen.kind !== "burst" || seen.level !== 2) return seen;
      const requests = seen.requests.map((one, at) => {
        const [began, ended] = [0.25 * at, 0.25 * (at + 1)];
        const work = one.work && { ...one.work, beganSeconds: began, endedSeconds: ended, serviceSeconds: 0.25 };
        return { ...one, work, firstByteSeconds: ended, lastByteSeconds: ended };
      });
      return { ...seen, requests };
    });
    const { verdict, evidence } = test({ ...run, observations });
    expect(verdict).toBe("fails");
    expect(evidence).toContain("one at a time at n = 2");
  });

  it("is known from completions too", () => {
    const seen = (server: Partial<Server>) => silent(measured([{ sweep: DIRECT, server, noise: 0.01 }], FULL, 1));
    expect(test(seen({ slots: ANY, cores: 1 })).verdict).not.toBe("fails");
    expect(test(seen({ slots: ANY })).verdict).not.toBe("holds");
  });
});

describe("serial, where the k-th answer comes at k to the power of 1.2,", () => {
  /** A server that works on one request at a time, and on each longer than on the one before. */
  const slowing = (run: Run): Run => ({
    ...run,
    observations: run.observations.map((seen) => {
      if (seen.kind !== "burst" || seen.cold) return seen;
      const requests = seen.requests.map((one, at) => {
        const [began, ended] = [0.25 * at ** 1.2, 0.25 * (at + 1) ** 1.2];
        const work = one.work && {
          ...one.work,
          ...{ beganSeconds: began, endedSeconds: ended, serviceSeconds: ended - began },
        };
        return { ...one, work, firstByteSeconds: ended, lastByteSeconds: ended };
      });
      return { ...seen, requests };
    }),
  });

  it("does not hold, by work intervals or by completions alone", () => {
    for (const by of [FULL, QUICK]) {
      const run = slowing(measured([{ sweep: DIRECT, noise: 0.01 }], by, 1));
      expect(lawIs(DIRECT, "serial")(run).verdict).not.toBe("holds");
      expect(lawIs(DIRECT, "serial")(silent(run)).verdict).not.toBe("holds");
    }
  });
});

describe("all at once, each at most a third longer than alone,", () => {
  const waits = sweepOf("async-iobound");
  const test = allAtOnce(waits, 1 / 3);
  const world = (server: Partial<Server>) => measured([{ sweep: waits, server, noise: 0.02 }], FULL_WAITS, 1);
  const free = world({ slots: ANY });
  /** In bursts of some sizes one request is worked on after all others. */
  const withFewer = (levels: number[], repetitions: number) =>
    mapped(free, waits, (seen) =>
      levels.includes(seen.level) && seen.repetition < repetitions
        ? withRequests(seen, (one, at) => (at === 0 ? later(one) : one))
        : seen,
    );

  it.each<[string, Run, verdict: string]>([
    ["holds where each has what it needs", free, "holds"],
    [
      "holds where the largest take a fifth longer",
      changed(free, waits, ({ level }) => (level > 1 ? 1.2 : 1)),
      "holds",
    ],
    [
      "fails where the largest take half as long again",
      changed(free, waits, ({ level }) => (level > 1 ? 1.5 : 1)),
      "fails",
    ],
    ["fails where there is a place less than requests", world({ slots: 79 }), "fails"],
    ["is undecided where one burst has fewer at once", withFewer([10], 1), "undecided"],
    ["fails where bursts of several sizes have fewer at once", withFewer([10, 20, 40], 3), "fails"],
    ["is undecided by completions alone", silent(free), "undecided"],
  ])("%s", (_, run, verdict) => {
    expect(test(run)).toMatchObject({ verdict });
  });
});

describe("forty places", () => {
  const test = servesAtOnce(THREAD_WAITS, 40);
  const served = (slots: number, noise: number): Served[] => [{ sweep: THREAD_WAITS, server: { slots }, noise }];

  it.each([37, 39, 41, ANY])("do not hold where there are %d, at any noise", (slots) => {
    for (const by of [FULL_WAITS, QUICK_WAITS])
      for (const noise of [0.03, 0.15])
        expect(verdicts(test, { served: served(slots, noise), by, trials: 10 })).toMatchObject({ holds: 0, fails: 10 });
  });

  it("hold where there are forty, at 10% noise and more", () => {
    for (const by of [FULL_WAITS, QUICK_WAITS])
      for (const noise of [0.1, 0.15])
        expect(verdicts(test, { served: served(40, noise), by, trials: 10 })).toMatchObject({ holds: 10 });
  });

  it.each([
    ["fail where those of one size never have as many", [0, 1, 2], "fails"],
    ["are undecided where one burst has fewer, which something may have held up", [0], "undecided"],
  ])("%s", (_, repetitions, verdict) => {
    const run = measured(served(40, 0.03), FULL_WAITS, 1);
    const observations = run.observations.map((seen) =>
      seen.kind === "burst" && seen.level === 80 && repetitions.includes(seen.repetition)
        ? withRequests(seen, (one, at) => (at % 40 === 0 ? later(one) : one))
        : seen,
    );
    const judged = test({ ...run, observations });
    expect(judged).toMatchObject({ verdict });
    expect(judged.evidence).toContain(`fewer in ${repetitions.length} of 6 larger bursts`);
  });

  it("are undecided where no burst was larger", () => {
    const run = measured(served(ANY, 0.03), { ...QUICK_WAITS, levels: [1, 5, 40] }, 1);
    expect(test(run)).toMatchObject({ verdict: "undecided" });
  });

  it("are never denied by completions alone, of which neighbours explain as much", () => {
    for (const slots of [39, 40, 41])
      for (const seed of [1, 2]) {
        const run = silent(measured(served(slots, 0.1), QUICK_WAITS, seed));
        const { verdict, evidence } = test(run);
        expect(verdict).not.toBe("fails");
        expect(evidence).toContain("completions alone");
      }
  });
});

/** The same bursts, of a server that does not say when it was at work. */
function silent(run: Run): Run {
  const observations = run.observations.map((seen) =>
    seen.kind === "burst" ? { ...seen, requests: seen.requests.map((one) => ({ ...one, work: null })) } : seen,
  );
  return { ...run, observations };
}

it.each<[string, Test]>([
  ["a law", lawIs(DIRECT, "serial")],
  ["places", servesAtOnce(DIRECT, 1)],
])("%s is not told from one repetition, and says nothing that is no number", (_, test) => {
  const run = measured([{ sweep: DIRECT, noise: 0.03 }], { ...QUICK, repetitions: 1, soloBursts: 1 }, 1);
  expect(test(run).evidence).not.toMatch(/NaN|undefined|Infinity/);
  expect(lawIs(DIRECT, "serial")(run).verdict).toBe("undecided");
});
