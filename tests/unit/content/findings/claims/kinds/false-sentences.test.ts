import { describe, expect, it } from "vitest";
import type { SweepId } from "../../../../../../content/findings/bursts/sweep-id.ts";
import { fasterBeyondWorkers, fasterThan } from "../../../../../../content/findings/claims/kinds/faster-than.ts";
import { growsLessThan } from "../../../../../../content/findings/claims/kinds/grows-less-than.ts";
import { growsWithRequests, takesAsLongAsOne } from "../../../../../../content/findings/claims/kinds/grows-with.ts";
import { noDifference } from "../../../../../../content/findings/claims/kinds/no-difference.ts";
import { noFasterThan } from "../../../../../../content/findings/claims/kinds/no-faster-than.ts";
import type { Test } from "../../../../../../content/findings/claims/verdict.ts";
import {
  FULL,
  FULL_WAITS,
  type Measured,
  QUICK,
  QUICK_WAITS,
  type Served,
  verdictOf,
  verdicts,
} from "./known-worlds.fixture.ts";
import { frequencyOf } from "./seldom.fixture.ts";

const sweepOf = (endpoint: string, target = "fastapianalytics"): SweepId => ({ endpoint, target });
const DIRECT = sweepOf("sync-cpubound");
const HIDDEN = sweepOf("badasync-cpubound");
const FLASK = sweepOf("sync-cpubound", "flask1xanalytics");
const AWAITED = sweepOf("async-iobound");

const NOISES = [0.01, 0.03, 0.1, 0.15];
const EVERYONE_AT_ONCE = { slots: Number.POSITIVE_INFINITY };

/** A sentence that is false in a world by no more than it takes, whatever the noise. */
interface JustFalse {
  test: Test;
  served: (noise: number) => Served[];
  plans: Measured[];
}

const COMPUTING = [FULL, QUICK];
const WAITING = [FULL_WAITS, QUICK_WAITS];

const FALSE: Record<string, JustFalse> = {
  "faster, where both take equally long": {
    test: fasterThan(FLASK, DIRECT),
    served: (noise) => [
      { sweep: FLASK, noise },
      { sweep: DIRECT, noise },
    ],
    plans: COMPUTING,
  },
  "faster, where both take equally long and one scatters five times as much": {
    test: fasterThan(FLASK, DIRECT),
    served: (noise) => [
      { sweep: FLASK, noise: noise / 5 },
      { sweep: DIRECT, noise },
    ],
    plans: COMPUTING,
  },
  "faster, where a request alone takes half as long and no burst of more": {
    test: fasterThan(FLASK, DIRECT),
    served: (noise) => [
      { sweep: FLASK, noise, factor: (level) => (level === 1 ? 0.5 : 1) },
      { sweep: DIRECT, noise },
    ],
    plans: COMPUTING,
  },
  "still ahead beyond its workers, where it is ahead only up to them": {
    test: fasterBeyondWorkers(FLASK, DIRECT),
    served: (noise) => [
      { sweep: FLASK, noise, factor: (level) => (level <= 3 ? 0.5 : 1) },
      { sweep: DIRECT, noise },
    ],
    plans: [FULL],
  },
  "alike, where every burst takes a twentieth more": {
    test: noDifference(DIRECT, HIDDEN, 0.05),
    served: (noise) => [
      { sweep: DIRECT, noise },
      { sweep: HIDDEN, noise, factor: () => 1.05 },
    ],
    plans: COMPUTING,
  },
  "alike, where every burst takes a twentieth less": {
    test: noDifference(DIRECT, HIDDEN, 0.05),
    served: (noise) => [
      { sweep: DIRECT, noise },
      { sweep: HIDDEN, noise, factor: () => 1 / 1.05 },
    ],
    plans: COMPUTING,
  },
  "alike, where bursts take 8% more and 8% less by turns": {
    test: noDifference(DIRECT, HIDDEN, 0.05),
    served: (noise) => [
      { sweep: DIRECT, noise },
      { sweep: HIDDEN, noise, factor: (level) => (level % 2 === 0 ? 1.08 : 0.92) },
    ],
    plans: COMPUTING,
  },
  "no faster by more than a tenth, where it is just a tenth faster": {
    test: noFasterThan(FLASK, DIRECT, 0.1),
    served: (noise) => [
      { sweep: FLASK, noise, factor: () => 1 / 1.1 },
      { sweep: DIRECT, noise },
    ],
    plans: COMPUTING,
  },
  "n times as long, where it is a tenth more": {
    test: growsWithRequests(DIRECT, 0.1),
    served: (noise) => [{ sweep: DIRECT, noise, factor: (level) => (level > 1 ? 1.1 : 1) }],
    plans: COMPUTING,
  },
  "n times as long, where it is a tenth less": {
    test: growsWithRequests(DIRECT, 0.1),
    served: (noise) => [{ sweep: DIRECT, noise, factor: (level) => (level > 1 ? 1 / 1.1 : 1) }],
    plans: COMPUTING,
  },
  "n times as long, where it is a tenth more and single requests scatter twice as much": {
    test: growsWithRequests(DIRECT, 0.1),
    served: (noise) => [
      { sweep: DIRECT, noise: (level) => (level > 1 ? noise / 2 : noise), factor: (level) => (level > 1 ? 1.1 : 1) },
    ],
    plans: COMPUTING,
  },
  "as long as one, where the largest burst takes a tenth more": {
    test: takesAsLongAsOne(AWAITED, 0.1),
    served: (noise) => [{ sweep: AWAITED, server: EVERYONE_AT_ONCE, noise, factor: (level) => (level > 40 ? 1.1 : 1) }],
    plans: WAITING,
  },
  "as long as one, where it takes more with every request": {
    test: takesAsLongAsOne(AWAITED, 0.1),
    served: (noise) => [{ sweep: AWAITED, server: EVERYONE_AT_ONCE, noise, factor: (n) => 1 + (0.28 * (n - 1)) / 79 }],
    plans: WAITING,
  },
  "growing less, where single requests ask for half and for twice as much work": {
    test: growsLessThan(HIDDEN, DIRECT),
    served: (noise) => [
      { sweep: HIDDEN, noise, server: { serviceSeconds: 0.115 } },
      { sweep: DIRECT, noise, server: { serviceSeconds: 0.55 } },
    ],
    plans: COMPUTING,
  },
};

describe("a sentence that is just false seldom holds:", () => {
  it.each(Object.entries(FALSE))("%s", (_, { test, served, plans }) => {
    for (const by of plans)
      for (const noise of NOISES) {
        const holds = frequencyOf((trial) => verdictOf(test, { served: served(noise), by, trial }) === "holds");
        expect(holds, `noise ${noise}, n = ${by.levels.join(", ")}`).toMatchObject({ isSeldom: true });
      }
  });
});

/** What is false by far more than the noise of 3% hides. */
const CLEARLY_FALSE: Record<string, [Test, Served[], Measured]> = {
  "faster, where it is slower by a tenth": [
    fasterThan(FLASK, DIRECT),
    [
      { sweep: FLASK, noise: 0.03, factor: () => 1.1 },
      { sweep: DIRECT, noise: 0.03 },
    ],
    FULL,
  ],
  "alike, where one level alone takes a quarter more": [
    noDifference(DIRECT, HIDDEN, 0.05),
    [
      { sweep: DIRECT, noise: 0.03 },
      { sweep: HIDDEN, noise: 0.03, factor: (level) => (level === 4 ? 1.25 : 1) },
    ],
    FULL,
  ],
  "no faster by more than a tenth, where it takes a quarter less": [
    noFasterThan(FLASK, DIRECT, 0.1),
    [
      { sweep: FLASK, noise: 0.03, factor: () => 0.75 },
      { sweep: DIRECT, noise: 0.03 },
    ],
    FULL,
  ],
  "n times as long, where each further request adds less": [
    growsWithRequests(DIRECT, 0.1),
    [{ sweep: DIRECT, noise: 0.03, factor: (level) => (level > 1 ? 0.75 : 1) }],
    FULL,
  ],
  "as long as one, where only a burst in the middle is slow": [
    takesAsLongAsOne(AWAITED, 0.1),
    [{ sweep: AWAITED, server: EVERYONE_AT_ONCE, noise: 0.03, factor: (level) => (level === 20 ? 1.4 : 1) }],
    FULL_WAITS,
  ],
  "as long as one, where eighty take 1.28 times as long": [
    takesAsLongAsOne(AWAITED, 0.1),
    [{ sweep: AWAITED, server: EVERYONE_AT_ONCE, noise: 0.02, factor: (n) => 1 + (0.28 * (n - 1)) / 79 }],
    FULL_WAITS,
  ],
  "growing less, where it grows more": [
    growsLessThan(HIDDEN, DIRECT),
    [
      { sweep: HIDDEN, noise: 0.03, factor: (level) => (level > 1 ? 1.2 : 1) },
      { sweep: DIRECT, noise: 0.03 },
    ],
    FULL,
  ],
};

it.each(Object.entries(CLEARLY_FALSE))("a sentence that is clearly false fails: %s", (_, [test, served, by]) => {
  const found = verdicts(test, { served, by, trials: 50 });
  expect(found.holds).toBe(0);
  expect(found.fails).toBeGreaterThanOrEqual(45);
});

it("a factor that grows with the level is decided by a quick run in which every burst shows it", () => {
  const test = fasterThan(FLASK, DIRECT);
  const factor = (level: number) => (level === 1 ? 1.04 : 1.6 + 0.07 * level);
  const served = [
    { sweep: FLASK, noise: 0.05 },
    { sweep: DIRECT, noise: 0.05, factor },
  ];
  expect(verdicts(test, { served, by: QUICK, trials: 50 })).toEqual({ holds: 50, fails: 0, undecided: 0 });
});
