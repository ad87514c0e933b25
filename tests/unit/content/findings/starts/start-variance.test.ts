import { describe, expect, it } from "vitest";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { noDifference } from "../../../../../content/findings/claims/kinds/no-difference.ts";
import { START_SPREAD, startReach, startVariance } from "../../../../../content/findings/starts/start-variance.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { FULL, QUICK, type Served, verdicts } from "../claims/kinds/known-worlds.fixture.ts";

const run = await fixtureRun();
const FASTAPI = { target: "fastapianalytics", endpoint: "sync-cpubound" };
const HIDDEN = { ...FASTAPI, endpoint: "badasync-cpubound" };
const FLASK = { ...FASTAPI, target: "flask1xanalytics" };
const WAITS = { ...FASTAPI, endpoint: "async-iobound" };

it("is that of both starts where two targets compute, of one where the other waits", () => {
  const { standardDeviation, freedom } = START_SPREAD;
  expect(startVariance(run, FASTAPI, FLASK)).toEqual({ variance: 2 * standardDeviation ** 2, freedom });
  expect(startVariance(run, FLASK, WAITS)).toEqual({ variance: standardDeviation ** 2, freedom });
});

it("is none where both sweeps are of one target, which was started once", () => {
  expect(startVariance(run, FASTAPI, HIDDEN)).toBeNull();
  expect(startReach(run, [FASTAPI, HIDDEN], 0.95)).toBe(0);
});

it("is none where both wait, which no start makes faster", () => {
  const other = { target: "flask1xanalytics", endpoint: "sync-iobound" };
  expect(startVariance(run, WAITS, other)).toBeNull();
  expect(startReach(run, [WAITS, other], 0.95)).toBe(0);
});

it("counts what is not known to wait as computed", () => {
  const unknown = { target: "flask1xanalytics", endpoint: "of-another-run" };
  expect(startVariance(run, FASTAPI, unknown)?.variance).toBe(2 * START_SPREAD.standardDeviation ** 2);
});

describe.each([
  { plan: "full", by: FULL },
  { plan: "quick", by: QUICK },
])("by the $plan plan, two targets that take the same", ({ by }) => {
  // As two containers of one image were found to be: each start shifts all of its bursts alike.
  const apart = (trial: number): Served[] => [
    { sweep: FASTAPI, noise: 0.01, factor: () => Math.exp(shiftOf(2 * trial)) },
    { sweep: FLASK, noise: 0.01, factor: () => Math.exp(shiftOf(2 * trial + 1)) },
  ];
  const found = (test: ReturnType<typeof fasterThan>) => {
    const counts = { holds: 0, fails: 0, undecided: 0 };
    for (let trial = 0; trial < 200; trial++) {
      const one = verdicts(test, { served: apart(trial), by, trials: 1 });
      for (const verdict of ["holds", "fails", "undecided"] as const) counts[verdict] += one[verdict];
    }
    return counts;
  };

  it("are told apart in at most one run of twenty, though neither start is like the other", () => {
    const { holds, fails } = found(fasterThan(FASTAPI, FLASK));
    // The 97.5% quantile of 200 at one in twenty.
    expect(holds + fails).toBeLessThanOrEqual(16);
  });

  it("are hardly ever said to differ by more than a tenth", () => {
    expect(found(noDifference(FASTAPI, FLASK, 0.1)).fails).toBeLessThanOrEqual(4);
  });
});

/** What a start shifts all its bursts by, in ln seconds: one of as many quantiles of a normal distribution, in no order. */
function shiftOf(draw: number): number {
  const place = ((draw * 173) % 400) / 400 + 1 / 800;
  // A logistic distribution of the same spread has the longer tail that starts were seen to have.
  return (START_SPREAD.standardDeviation * Math.sqrt(3) * Math.log(place / (1 - place))) / Math.PI;
}
