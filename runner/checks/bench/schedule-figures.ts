import path from "node:path";
import type { Run } from "../../../content/run/run.ts";
import { readServices } from "../../fleet/services/read-services.ts";
import type { Service } from "../../fleet/services/service.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { ROOT } from "../../program/folders.ts";
import { identityOf } from "../../run/resume/identity.ts";
import { withNodes } from "../../schedule/node-schedule.ts";
import { type Simulation, simulate } from "../../schedule/simulate.ts";
import { stages } from "../../schedule/steps.ts";
import type { Figure } from "./bench-figure.ts";

const NODES = [1, 2, 3, 4, 8, 16, 32, 64];
const TARGETS = [10, 50];
const CORES = [0, 1];
const SECONDS_PER_MINUTE = 60;

/**
 * How long a run takes on several nodes, by the schedule that it would follow: with the durations that a stored run has of
 * its own steps, and for many targets that are all like one of ours, with those that are estimated.
 */
export async function scheduleFigures(stored: Run | undefined): Promise<Figure[]> {
  const { services } = await readServices(path.join(ROOT, "docker-compose.yml"), CORES);
  const [like] = services.filter(({ role }) => role === "measured");
  const many = like ? TARGETS.flatMap((count) => NODES.map((nodes) => ofMany(like, count, nodes))) : [];
  return [...(stored ? [ofStored(stored, services)] : []), ...many];
}

/** The schedule of a run, or one of the same steps on other nodes, had each of them taken as long as it did in the run. */
export function followedAgain({ plan, observations }: Pick<Run, "plan" | "observations">, services: Service[]) {
  const took = new Map<string, number>();
  for (const seen of observations) took.set(identityOf(seen), (took.get(identityOf(seen)) ?? 0) + seen.tookSeconds);
  return simulate(stages(plan, services, CORES.length), (step) => took.get(identityOf(step)) ?? 0);
}

/** The wall time of a stored run on two nodes over that on one, had its steps taken as long there. */
function ofStored({ id, plan, observations }: Run, services: Service[]): Figure {
  const on = (nodes: number) => followedAgain({ plan: withNodes(plan, nodes), observations }, services);
  return {
    what: "the newest whole full run on two nodes, over one",
    ...{ value: on(2).wallSeconds / on(1).wallSeconds, unit: "×", limit: 0.6, bound: "at most" },
    note: `run ${id}, ${plan.targets.length} targets`,
  };
}

function ofMany(like: Service, count: number, nodes: number): Figure {
  const services = Array.from({ length: count }, (_, place) => ({ ...like, name: `target${place + 1}` }));
  const plan = makePlan({ plan: "full", dryRun: true, seed: 1 }, services);
  const { wallSeconds, idleShare }: Simulation = simulate(
    stages(withNodes(plan, nodes), services, CORES.length),
    ({ estimateSeconds }) => estimateSeconds,
  );
  return {
    what: `full plan of ${count} targets on ${nodes} ${nodes > 1 ? "nodes" : "node"}`,
    ...{ value: wallSeconds / SECONDS_PER_MINUTE, unit: "min", limit: null, bound: "at most" },
    note: `${Math.abs(100 * idleShare).toFixed(1)}% of the nodes' time lost to blocks that do not fill${nodes > count ? `; ${count} of them used` : ""}`,
  };
}
