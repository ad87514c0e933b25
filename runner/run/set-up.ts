import path from "node:path";
import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { type ChosenBackend, chooseBackend } from "../fleet/backends/choose-backend.ts";
import type { Reader } from "../fleet/compose-file/compose-config.ts";
import type { Variables } from "../fleet/compose-file/syntax/env-file.ts";
import { withoutMissingPrograms } from "../fleet/services/missing-programs.ts";
import { readServices, withOverrides } from "../fleet/services/read-services.ts";
import type { Service } from "../fleet/services/service.ts";
import { coresOfUpstream, targetCores } from "../observe/limits/target-cores.ts";
import { neededServices } from "../plan/choose-services.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { MeasureOptions } from "../plan/options.ts";
import { replicatedPlan } from "../plan/replicated-plan.ts";
import { ROOT } from "../program/folders.ts";
import { nodesUsed, withNodes } from "../schedule/node-schedule.ts";
import { modelSteps, type Stages, stages } from "../schedule/steps.ts";
import type { RunStart } from "./journal/journal-entry.ts";

/** All that is decided before anything is started. */
export interface Setup extends ChosenBackend {
  /** The Compose file. */
  file: string;
  /** Others, each of which is merged over those before it. */
  overrides: string[];
  /** Where local processes are started, and find `targets/`: the folder of the file. */
  project: string;
  plan: Plan;
  /** What cannot be had here of a run that is repeated, a clause each. */
  missing: string[];
  services: Service[];
  variables: Variables;
  reader: Reader;
  /** All steps of the plan. */
  steps: { targets: Stages; models: Step[] };
  /** On how many machines targets are measured at the same time. */
  nodes: number;
  /** The cores that the targets may use, and those of the slow service. */
  cores: number[];
  upstreamCores: number[];
}

/**
 * Decides from what was asked for, or from how the run began that is resumed.
 *
 * @throws ExitError when what was asked for cannot be had
 */
export async function setUp(options: MeasureOptions, begun: RunStart | null): Promise<Setup> {
  const again = begun && {
    file: begun.file,
    overrides: begun.overrides,
    cores: begun.environment.targetCores,
    on: begun.environment.backend,
  };
  const asked = { ...options, ...again };
  const file = path.resolve(asked.file ?? path.join(ROOT, "docker-compose.yml"));
  const chosen = await chooseBackend(asked.on);
  const allowed = await chosen.backend.cores();
  const cores = targetCores(asked.cores, allowed);
  const upstreamCores = begun?.environment.upstreamCores ?? coresOfUpstream(cores, allowed);
  const { overrides = [] } = asked;
  const reading = withOverrides(chosen.backend.reading, overrides);
  const { services: read, variables, reader } = await readServices(file, cores, reading, upstreamCores);
  const declared = reading.isLocal ? await withoutMissingPrograms(read) : read;
  const { missing, ...planned } = planFor(options, begun, declared);
  const nodes = begun?.environment.nodes?.length ?? nodesFor(planned.plan, chosen, options.nodes);
  const plan = begun ? planned.plan : withNodes(planned.plan, nodes);
  const services = neededServices(plan, declared);
  const steps = { targets: stages(plan, services, cores.length), models: modelSteps(plan, services, cores.length) };
  const project = path.dirname(file);
  const decided = { file, overrides, project, plan, missing, services, variables, reader, steps };
  return { ...decided, nodes, cores, upstreamCores, ...chosen, programs: programsOn(nodes, chosen) };
}

/** How many of the backend's machines a plan uses. */
function nodesFor(plan: Plan, { programs }: ChosenBackend, most = Number.POSITIVE_INFINITY): number {
  return nodesUsed(plan, Math.min(most, programs.nodes?.length ?? 1));
}

/** What runs the targets, without the machines that none of them is on. */
function programsOn(count: number, { programs }: ChosenBackend): ChosenBackend["programs"] {
  return programs.nodes ? { ...programs, nodes: programs.nodes.slice(0, count) } : programs;
}

/** The plan of the run that is resumed, of the one that is repeated, or one that is made of what was asked for. */
function planFor(
  options: MeasureOptions,
  begun: RunStart | null,
  declared: Service[],
): Pick<Setup, "plan" | "missing"> {
  if (begun) return { plan: begun.plan, missing: [] };
  const { replicates, article = null } = options;
  return replicates
    ? replicatedPlan(replicates, declared, article)
    : { plan: makePlan(options, declared), missing: [] };
}
