import type { Burst } from "../../run/observations/burst.ts";
import type { Observation } from "../../run/observations.ts";
import { burstsPerRepetition, type Plan, type Sweep } from "../../run/plan.ts";
import type { Run } from "../../run/run.ts";
import { mean } from "../../statistics/pooled-spread.ts";
import { seededRandom } from "../../statistics/random.ts";
import { burstsOf } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import type { SteadyId } from "../steady/windows.ts";
import type { Falsified } from "./falsified.ts";
import type { LoadId } from "./planned-windows.ts";
import { type Disturbances, simulatedBurst, slownessOf } from "./simulate-burst.ts";
import { fixedRates, simulatedCapacities } from "./simulate-capacity.ts";
import { simulatedWindows } from "./simulate-windows.ts";
import { startTimes } from "./start-times.ts";
import type { World } from "./world.ts";

/** What a run is simulated with. */
export interface Simulation {
  /** The sweeps and how often each is repeated: those of the run, or of another plan for the same targets. */
  plan: Pick<Plan, "sweeps" | "repetitions" | "soloBursts"> &
    Partial<Pick<Plan, "singles" | "targetSeconds" | "steady">>;
  /** The world of a sweep; null leaves it unmeasured. */
  worldOf: (side: SweepId) => World | null;
  seed: number;
  /** What now and then holds a burst up; nothing without this. */
  disturbances?: Disturbances;
  /** The loads of which windows are simulated too; others stay as they are. None without this. */
  loads?: readonly LoadId[];
  /** The loads whose windows at fixed rates are simulated for their capacities, and what makes these others. */
  capacities?: readonly SteadyId[];
  capacity?: Falsified["capacity"];
  /** Whether windows have no spread. */
  isQuiet?: boolean;
  /** How much one start of a target differs from another, as the standard deviation of ln seconds; 0 without this. */
  startSpread?: number;
}

/**
 * The run as it might have been measured: all warm bursts and requests alone simulated, each with a lognormal factor of its
 * own, windows of steady load where they are asked for, and everything else as it is. Where the plan asks for another amount
 * of work than the run had, services are longer or shorter. So are the overheads of requests that compute: they are
 * contention for cores, in proportion to the work. Those of waits are what clients and servers cost, and stay. Each target
 * has one start, which computes faster or slower than others. Nothing is rounded, and no burst is invalid.
 */
export function simulatedRun(
  run: Run,
  {
    plan,
    worldOf: worldOfUsual,
    seed,
    disturbances,
    startSpread = 0,
    loads = [],
    capacities = [],
    capacity,
    isQuiet = false,
  }: Simulation,
): Run {
  const random = seededRandom(seed);
  const chance = { random, disturbances, ...(disturbances?.isEpisode && { episodeFrom: random() }) };
  const startOf = startTimes(run, startSpread, seed);
  const worldAt = (sweep: SweepId) => startOf(sweep, worldOfUsual(sweep));
  const replaced = new Set<Observation>(capacities.flatMap((id) => fixedRates(run, id)));
  const others = run.observations.filter((seen) => !isSimulated(seen, loads) && !replaced.has(seen));
  const simulated = simulatedBursts(run, plan, { worldAt, ...chance });
  const lengthOf = (sweep: SweepId) => {
    const [usual, started] = [worldOfUsual(sweep), worldAt(sweep)];
    return usual && started ? started.factor(1) / usual.factor(1) : 1;
  };
  const singles = simulatedSingles(run, plan, { worldAt, lengthOf, ...chance });
  const steady = { steady: run.plan.steady, ...plan };
  const windows = [
    ...simulatedWindows(run, { plan: steady, loads, isQuiet }, chance),
    ...simulatedCapacities(run, { plan: steady, capacities, isQuiet, ...(capacity && { change: capacity }) }, chance),
  ];
  return { ...run, plan: { ...run.plan, ...plan }, observations: [...others, ...singles, ...simulated, ...windows] };
}

/** The worlds that steps are simulated in, and what chance does to each of them. */
type WorldsAndChance = { worldAt: Simulation["worldOf"] } & Parameters<typeof slownessOf>[1];

/** The warm bursts of every sweep of a plan; none of a sweep that has no world, or was never measured. */
function simulatedBursts(run: Run, plan: Simulation["plan"], { worldAt, ...chance }: WorldsAndChance): Burst[] {
  return plan.sweeps.flatMap((sweep) => {
    const like = burstsOf(run).filter((burst) => isOf(sweep, burst));
    const stored = run.plan.sweeps.find((one) => isOf(sweep, one));
    const work = stored ? timesTheWork(sweep, stored) : 1;
    const world = like.length > 0 && stored ? scaled(worldAt(sweep), sweep, work) : null;
    if (!world) return [];
    return sweep.levels.flatMap((level) =>
      Array.from({ length: plan.repetitions * burstsPerRepetition(plan, sweep, level) }, (_, index): Burst => {
        const place = { repetition: index % plan.repetitions, placeInRepetition: Math.floor(index / plan.repetitions) };
        const part = { repetition: place.repetition, repetitions: plan.repetitions };
        const burst = simulatedBurst(level, world, { like, part, ...chance });
        return { ...burst, ...place, iterations: burst.iterations && work * burst.iterations };
      }),
    );
  });
}

function isSimulated(seen: Observation, loads: readonly LoadId[]): boolean {
  if (seen.kind === "steady")
    return loads.some(({ target, endpoint }) => target === seen.target && endpoint === seen.endpoint);
  return seen.kind === "single" || (seen.kind === "burst" && !seen.cold);
}

function isOf(sweep: Sweep, { target, endpoint }: SweepId): boolean {
  return sweep.target === target && sweep.endpoint === endpoint;
}

/** How much more work a sweep asks for than a stored one. */
function timesTheWork({ workSeconds }: Sweep, stored: Sweep): number {
  return workSeconds && stored.workSeconds ? workSeconds / stored.workSeconds : 1;
}

function scaled(world: World | null, { work: kind }: Sweep, work: number): World | null {
  if (!world) return null;
  const overhead = kind === "wait" ? 1 : work;
  const { serviceSeconds, overheadSeconds } = world.server;
  const server = {
    ...world.server,
    serviceSeconds: serviceSeconds * work,
    overheadSeconds: overheadSeconds * overhead,
  };
  return { ...world, server, sharedSeconds: world.sharedSeconds * overhead };
}

interface StartOfSingles {
  /** How many times as long a start computes: by so much fewer iterations take the wanted seconds on it. */
  lengthOf: (sweep: SweepId) => number;
}

/** Requests alone come before all else, close together. */
const FIRST = { repetition: 0, repetitions: 50 };

/**
 * Of each target's first request alone, as many as planned; without a world as they are. They scatter as bursts of one do,
 * alike on all targets: what one of them scatters by is the machine's, and few bursts of one target do not tell it.
 */
function simulatedSingles(
  run: Run,
  { singles: count = 1, targetSeconds = run.plan.targetSeconds }: Simulation["plan"],
  { worldAt, lengthOf, ...chance }: StartOfSingles & WorldsAndChance,
): Observation[] {
  const all = run.observations.filter((seen) => seen.kind === "single");
  const targets = [...Map.groupBy(all, ({ target }) => target).values()];
  const noises = targets.flatMap(([first]) => (first && worldAt(first)?.noise(1)) ?? []);
  const noise = Math.sqrt(mean(noises.map((one) => one ** 2)));
  return targets.flatMap((mine) => {
    if (!mine[0] || !worldAt(mine[0])) return mine;
    return mine.slice(0, 1).flatMap((single) =>
      Array.from({ length: count }, (_, place) => {
        const work = targetSeconds / run.plan.targetSeconds;
        const slower = work * slownessOf(noise, chance, FIRST).slower;
        const requests = single.requests.map((one) => ({
          ...one,
          work: one.work && { ...one.work, serviceSeconds: slower * one.work.serviceSeconds },
        }));
        const times = work / lengthOf(single);
        return { ...single, place, requests, iterations: single.iterations && times * single.iterations };
      }),
    );
  });
}
