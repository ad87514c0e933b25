import { beforeAll, expect, it } from "vitest";
import { compareRuns } from "../../../../../content/findings/comparison/compare-runs.ts";
import type { ComparedQuantity } from "../../../../../content/findings/comparison/quantity.ts";
import { START_SPREAD } from "../../../../../content/findings/starts/start-variance.ts";
import { simulatedRun } from "../../../../../content/findings/worlds/simulate.ts";
import { type World, worldOf } from "../../../../../content/findings/worlds/world.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const ENDPOINTS = ["sync-cpubound", "async-iobound"];
const PAIRS = 40;

let run: Run;
let worlds: Map<string, World | null>;

beforeAll(async () => {
  run = await parseRun(await storedFile("newest"), "a stored run");
  const sweeps = run.plan.sweeps.filter(({ endpoint }) => ENDPOINTS.includes(endpoint));
  run = { ...run, plan: { ...run.plan, sweeps, soloBursts: 3 } };
  worlds = new Map(sweeps.map((sweep) => [`${sweep.target} ${sweep.endpoint}`, worldOf(run, sweep)]));
});

/** A run as it might have been measured in the world of the stored one, or in one where a size of burst takes longer. */
function measured(seed: number, slowed?: { target: string; level: number; times: number }): Run {
  const worldIn = ({ target, endpoint }: { target: string; endpoint: string }): World | null => {
    const world = worlds.get(`${target} ${endpoint}`) ?? null;
    if (!world || slowed?.target !== target) return world;
    const factor = (level: number) => world.factor(level) * (level === slowed.level ? slowed.times : 1);
    return { ...world, factor };
  };
  return simulatedRun(run, { plan: run.plan, worldOf: worldIn, seed, startSpread: START_SPREAD.standardDeviation });
}

const quantitiesOf = (theirs: Run, yours: Run): ComparedQuantity[] =>
  compareRuns({ theirs, yours }).groups.flatMap(({ quantities }) => quantities);

it("finds a difference between two runs of one world in one pair of twenty at most", () => {
  const pairs = Array.from({ length: PAIRS }, (_, at) => quantitiesOf(measured(2 * at), measured(2 * at + 1)));
  expect(pairs.filter((all) => all.some(({ verdict }) => verdict === "differs")).length).toBeLessThanOrEqual(
    PAIRS / 20,
  );
  const all = pairs.flat();
  expect(all.filter(({ verdict }) => verdict === "reproduced").length).toBeGreaterThan(all.length / 4);
});

it("finds a size of burst that takes half as long again, nearly always, and blames no other target's", () => {
  const [slow] = run.plan.targets;
  const label = run.targets.find(({ name }) => name === slow)?.label ?? "";
  const name = `${label}: a burst of 10 over one request`;
  const found = Array.from({ length: 10 }, (_, at) => {
    const yours = measured(1000 + at, { target: slow ?? "", level: 10, times: 1.5 });
    return quantitiesOf(measured(at), yours).filter(({ verdict }) => verdict === "differs");
  });
  expect(found.filter((all) => all.some((one) => one.name === name)).length).toBeGreaterThanOrEqual(9);
  const others = found.flat().filter((one) => one.name.includes("a burst of") && !one.name.startsWith(label));
  expect(others).toEqual([]);
});
