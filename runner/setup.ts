import path from "node:path";
import type { Plan } from "../content/run/plan.ts";
import type { MeasureOptions } from "./arguments.ts";
import { composeFleet } from "./fleet/compose.ts";
import type { Fleet } from "./fleet/fleet.ts";
import { canPin, processFleet } from "./fleet/processes.ts";
import { readServices, type Service } from "./fleet/services.ts";
import type { Variables } from "./fleet/variables.ts";
import { chooseWay, type Engine, findEngine } from "./fleet/way.ts";
import { CACHE, ROOT } from "./folders.ts";
import type { Begun } from "./journal.ts";
import { targetCores } from "./observe/cores.ts";
import { makePlan } from "./plan.ts";
import { twinned } from "./self-check/twin.ts";
import { modelSteps, type Step, steps } from "./steps.ts";

/** All that is decided before anything is started. */
export interface Setup {
  /** The Compose file. */
  file: string;
  plan: Plan;
  services: Service[];
  variables: Variables;
  todo: { targets: Step[]; models: Step[] };
  cores: number[];
  engine: Engine;
  way: Fleet["way"];
  reason: string;
}

/**
 * Decides from what was asked for, or from how a run was begun that is gone on with.
 *
 * @throws Failure when what was asked for cannot be had
 */
export async function setUp(options: MeasureOptions, begun: Begun | null): Promise<Setup> {
  const again = begun && { file: begun.file, cores: begun.environment.targetCores, on: begun.environment.way };
  const asked = { ...options, ...again };
  const file = path.resolve(asked.file ?? path.join(ROOT, "docker-compose.yml"));
  const cores = await targetCores(asked.cores);
  const { services: declared, variables } = await readServices(file, cores);
  const { plan, services } = planned(begun?.plan ?? makePlan(options, declared), declared);
  const todo = { targets: steps(plan, services, cores.length), models: modelSteps(plan, services, cores.length) };
  const engine = await findEngine();
  return { file, plan, services, variables, todo, cores, engine, ...chooseWay(asked.on, engine) };
}

function planned(plan: Plan, declared: Service[]): { plan: Plan; services: Service[] } {
  const services = declared.filter(
    ({ name, role }) => role === "upstream" || plan.targets.includes(name) || plan.models.includes(name),
  );
  return plan.name === "self-check" ? twinned(plan, services, 1) : { plan, services };
}

/** The services of a setup, not up yet. */
export async function fleetOf({ way, file, variables, cores }: Setup): Promise<Fleet> {
  if (way === "compose") return composeFleet(file, variables);
  return processFleet({ project: path.dirname(file), cacheFolder: CACHE, cores, pinned: await canPin() });
}
