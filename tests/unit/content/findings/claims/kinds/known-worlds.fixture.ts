import type { SweepId } from "../../../../../../content/findings/bursts/sweep-id.ts";
import type { Test, Verdict } from "../../../../../../content/findings/claims/verdict.ts";
import { simulatedRun } from "../../../../../../content/findings/worlds/simulate.ts";
import type { World } from "../../../../../../content/findings/worlds/world.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const base = await fixtureRun();

/** A sweep, and what its bursts come from. */
export interface Served {
  sweep: SweepId;
  /** The server; what is not said of it is one slot, a core for each request, a quarter of a second and no overhead. */
  server?: Partial<World["server"]>;
  /** What a burst of a level takes in units of what the server would. */
  factor?: (level: number) => number;
  /** The standard deviation of ln seconds. */
  noise: number | ((level: number) => number);
}

/** How much is measured of each sweep. */
export interface Measured {
  levels: number[];
  repetitions: number;
  soloBursts: number;
}

/** The named plans for requests that compute, and for waits. */
export const FULL: Measured = { levels: [1, 2, 3, 4, 5, 6, 10], repetitions: 3, soloBursts: 3 };
export const QUICK: Measured = { levels: [1, 2, 3, 5], repetitions: 2, soloBursts: 4 };
export const FULL_WAITS: Measured = { ...FULL, levels: [1, 2, 5, 10, 20, 40, 41, 80] };
export const QUICK_WAITS: Measured = { ...QUICK, levels: [1, 5, 41] };

/** A run of just these sweeps, as it might have been measured in a world that is known. */
export function measured(all: Served[], { levels, repetitions, soloBursts }: Measured, seed: number): Run {
  const of = ({ endpoint, target }: SweepId) =>
    all.find(({ sweep }) => sweep.endpoint === endpoint && sweep.target === target);
  const sweeps = base.plan.sweeps.filter(of).map((sweep) => ({ ...sweep, levels }));
  const worldOf = (side: SweepId): World | null => {
    const found = of(side);
    if (!found) return null;
    const { noise } = found;
    return {
      server: { slots: 1, cores: Number.POSITIVE_INFINITY, serviceSeconds: 0.25, overheadSeconds: 0, ...found.server },
      sharedSeconds: 0,
      noise: typeof noise === "number" ? () => noise : noise,
      factor: found.factor ?? (() => 1),
    };
  };
  return simulatedRun(base, { plan: { sweeps, repetitions, soloBursts }, worldOf, seed });
}

/** What is simulated: what is served, how much is measured of it, and how the run is seen. */
interface Simulated {
  served: Served[];
  by: Measured;
  seen?: (run: Run) => Run;
}

/** The verdict in one run of a world; each trial has a chance of its own. */
export function verdictOf(
  test: Test,
  { served, by, trial, seen = (run) => run }: Simulated & { trial: number },
): Verdict {
  return test(seen(measured(served, by, 7 * trial + 1))).verdict;
}

/** How often each verdict is given in so many runs of one world. */
export function verdicts(test: Test, { trials, ...world }: Simulated & { trials: number }): Record<Verdict, number> {
  const found = { holds: 0, fails: 0, undecided: 0 };
  for (let trial = 0; trial < trials; trial++) found[verdictOf(test, { ...world, trial })] += 1;
  return found;
}
