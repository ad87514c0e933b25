import { expect, it } from "vitest";
import type { SweepId } from "../../../../../content/findings/bursts/sweep-id.ts";
import { observedLawOf } from "../../../../../content/findings/laws/observed-laws.ts";
import { type Simulation, simulatedRun } from "../../../../../content/findings/worlds/simulate.ts";
import { worldOf } from "../../../../../content/findings/worlds/world.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { PLANS } from "../../../../../runner/plan/named-plans.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const run = await parseRun(await storedFile("newest"), "the stored run", true);
const WORLDS = new Map(run.plan.sweeps.map((sweep) => [JSON.stringify(sweep), worldOf(run, sweep)]));

/** As short as the runs that were compared on a busy machine. */
const SHORT: Simulation["plan"] = {
  ...{ repetitions: 3, soloBursts: PLANS.quick.soloBursts },
  sweeps: run.plan.sweeps.map((sweep) => ({ ...sweep, levels: sweep.work === "wait" ? [1, 40, 41] : [1, 5] })),
};

function worldAt(side: SweepId) {
  const sweep = run.plan.sweeps.find((one) => one.target === side.target && one.endpoint === side.endpoint);
  return WORLDS.get(JSON.stringify(sweep)) ?? null;
}

/** A machine that is held back: bursts scatter three times as much as stored ones, and one in five is half as slow again. */
function disturbed(seed: number) {
  const random = seededRandom(seed);
  const held = () => (random() < 0.2 ? 1.5 : 1) * Math.exp(0.05 * normal(random));
  return simulatedRun(run, {
    plan: SHORT,
    seed,
    worldOf: (side) => {
      const world = worldAt(side);
      return world ? { ...world, noise: (level) => 3 * world.noise(level), factor: held } : null;
    },
  });
}

it("never name two laws for one server in two short runs on a disturbed machine, in a hundred pairs", () => {
  const pairs = Array.from({ length: 100 }, (_, pair) => [disturbed(2 * pair + 1), disturbed(2 * pair + 2)]);
  const laws = pairs.map((both) =>
    SHORT.sweeps.map((sweep) => both.flatMap((one) => observedLawOf(one, sweep)?.law ?? [])),
  );
  const contradicting = laws.filter((of) => of.some((two) => new Set(two).size > 1));
  expect(contradicting).toEqual([]);
  // They are not silent either: of three thousand, a sixth and more are told.
  expect(laws.flat(2).length).toBeGreaterThan(500);
});

it("name nine of ten laws on a quiet machine", () => {
  const quiet = Array.from({ length: 20 }, (_, seed) =>
    simulatedRun(run, { plan: SHORT, seed, worldOf: (side) => worldAt(side) }),
  );
  const named = quiet.flatMap((one) => SHORT.sweeps.flatMap((sweep) => observedLawOf(one, sweep)?.law ?? []));
  expect(named.length / (quiet.length * SHORT.sweeps.length)).toBeGreaterThan(0.9);
});
