import { expect, it } from "vitest";
import { observedLawOf } from "../../../../../content/findings/laws/observed-laws.ts";
import { type Simulation, simulatedRun } from "../../../../../content/findings/worlds/simulate.ts";
import { worldOf } from "../../../../../content/findings/worlds/world.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { PLANS } from "../../../../../runner/plan/named-plans.ts";
import { storedFile } from "../../../../fixture/stored.ts";

const run = await parseRun(await storedFile("newest"), "the stored run", true);
const WORLDS = new Map(run.plan.sweeps.map((sweep) => [JSON.stringify(sweep), worldOf(run, sweep)]));

/** As short as the runs that were compared on a busy machine. */
const SHORT: Simulation["plan"] = {
  ...{ repetitions: 3, soloBursts: PLANS.quick.soloBursts },
  sweeps: run.plan.sweeps.map((sweep) => ({ ...sweep, levels: sweep.work === "wait" ? [1, 40, 41] : [1, 5] })),
};

/** A machine that is held back: bursts scatter three times as much as stored ones, and one in five is half as slow again. */
function disturbed(seed: number) {
  const random = seededRandom(seed);
  const held = () => (random() < 0.2 ? 1.5 : 1) * Math.exp(0.05 * normal(random));
  return simulatedRun(run, {
    plan: SHORT,
    seed,
    worldOf: (side) => {
      const sweep = run.plan.sweeps.find((one) => one.target === side.target && one.endpoint === side.endpoint);
      const world = WORLDS.get(JSON.stringify(sweep));
      return world ? { ...world, noise: (level) => 3 * world.noise(level), factor: held } : null;
    },
  });
}

it("hardly ever name two laws for one server in two short runs on a disturbed machine: in two of a hundred pairs at most", () => {
  const pairs = Array.from({ length: 100 }, (_, pair) => [disturbed(2 * pair + 1), disturbed(2 * pair + 2)]);
  const laws = pairs.map((both) =>
    SHORT.sweeps.map((sweep) => both.flatMap((one) => observedLawOf(one, sweep)?.law ?? [])),
  );
  const contradicting = laws.filter((of) => of.some((two) => new Set(two).size > 1));
  // A server of which five of the six largest bursts are held back looks as if it shared cores, whoever looks.
  expect(contradicting.length).toBeLessThanOrEqual(2);
  // They are not silent either: of three thousand, a third and more are told.
  expect(laws.flat(2).length).toBeGreaterThan(1_000);
});
