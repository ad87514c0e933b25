import { serve } from "../../model/serve.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { RequestRecord } from "../../run/parts/request.ts";
import { burstsPerRepetition, type Plan, type Sweep } from "../../run/plan.ts";
import type { Run } from "../../run/run.ts";
import { normal } from "../../statistics/normal.ts";
import { seededRandom } from "../../statistics/random.ts";
import { burstsOf } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import type { World } from "./world.ts";

/** Two tasks are always on the loop beside those of the requests: the server's own. */
const OWN_TASKS = 2;

/** What a run is simulated with. */
export interface Simulation {
  /** The sweeps and how often each is repeated: those of the run, or of another plan for the same targets. */
  plan: Pick<Plan, "sweeps" | "repetitions" | "soloBursts">;
  /** The world of a sweep; null leaves it unmeasured. */
  worldOf: (side: SweepId) => World | null;
  seed: number;
}

/**
 * The run as it might have been measured: all warm bursts simulated by the queueing model, each with a lognormal factor of
 * its own, and everything else as it is. Where the plan asks for another amount of work than the run had, services are
 * longer or shorter. So are the overheads of requests that compute: they are contention for cores, in proportion to the
 * work. Those of waits are what clients and servers cost, and stay. Nothing is rounded, and no burst is invalid.
 */
export function simulatedRun(run: Run, { plan, worldOf: worldAt, seed }: Simulation): Run {
  const random = seededRandom(seed);
  const others = run.observations.filter((seen) => seen.kind !== "burst" || seen.cold);
  const simulated = plan.sweeps.flatMap((sweep) => {
    const like = burstsOf(run).find((burst) => isOf(sweep, burst));
    const stored = run.plan.sweeps.find((one) => isOf(sweep, one));
    const world = like && stored ? scaled(worldAt(sweep), sweep, stored) : null;
    if (!like || !world) return [];
    return sweep.levels.flatMap((level) =>
      Array.from({ length: plan.repetitions * burstsPerRepetition(plan, level) }, (_, index) => {
        const requests = simulatedRequests(level, world, { like, random });
        return {
          ...like,
          ...{ level, repetition: index % plan.repetitions, placeInRepetition: Math.floor(index / plan.repetitions) },
          ...{ attempt: 0, cold: false, invalidReasons: [], usage: null, requests },
          tookSeconds: Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0)),
          client: { cpuShare: 0, loopLagSeconds: 0 },
        };
      }),
    );
  });
  return { ...run, plan: { ...run.plan, ...plan }, observations: [...others, ...simulated] };
}

function isOf(sweep: Sweep, { target, endpoint }: SweepId): boolean {
  return sweep.target === target && sweep.endpoint === endpoint;
}

function scaled(world: World | null, { work: kind, workSeconds }: Sweep, stored: Sweep): World | null {
  if (!world) return null;
  const work = workSeconds && stored.workSeconds ? workSeconds / stored.workSeconds : 1;
  const overhead = kind === "wait" ? 1 : work;
  const { serviceSeconds, overheadSeconds } = world.server;
  const server = {
    ...world.server,
    serviceSeconds: serviceSeconds * work,
    overheadSeconds: overheadSeconds * overhead,
  };
  return { ...world, server, sharedSeconds: world.sharedSeconds * overhead };
}

/** The requests of one burst, in the order of their answers, as a verified client would have recorded them. */
function simulatedRequests(
  level: number,
  { server, sharedSeconds, noise, factor }: World,
  { like, random }: { like: Burst; random: () => number },
): RequestRecord[] {
  const { began, ended } = serve({ requests: level, ...server });
  const slower = factor(level) * Math.exp(noise(level) * normal(random));
  const told = like.requests.find(({ work }) => work)?.work ?? null;
  const tasks = told?.concurrentTasks === undefined || told.concurrentTasks === null ? null : level + OWN_TASKS;
  return ended.map((end, k) => {
    const [beganSeconds, endedSeconds] = [slower * (began[k] ?? 0), slower * end];
    const answered = slower * (end + level * sharedSeconds);
    const serviceSeconds = endedSeconds - beganSeconds;
    return {
      ...{
        createdSeconds: 0,
        connectedSeconds: 0,
        sentSeconds: 0,
        firstByteSeconds: answered,
        lastByteSeconds: answered,
      },
      ...{ status: 200, error: null },
      work: told && { ...told, serviceSeconds, beganSeconds, endedSeconds, concurrentTasks: tasks },
    };
  });
}
