import type { Endpoint } from "../../content/run/parts/endpoint.ts";
import { type Plan, planSchema, type Sweep } from "../../content/run/plan.ts";
import type { Run } from "../../content/run/run.ts";
import { labelOf } from "../../content/run/target-label.ts";
import type { Service } from "../fleet/read-services.ts";
import { EXIT, Failure } from "../program/failure.ts";
import { timeoutFor } from "./request-timeout.ts";

/** What repeats a run here, and what of it cannot be had, a clause each. */
export interface ReplicatedPlan {
  plan: Plan;
  missing: string[];
}

/**
 * The plan of a run, to be measured again: its targets, endpoints, levels, repetitions and seed. Of amounts it takes what
 * was wanted, not what was chosen: they are chosen anew for this machine, by the same rule.
 *
 * @param article the run's article, where it is known here
 * @param services those that are declared here
 * @throws Failure (usage) where none of the run's targets can be had here
 */
export function replicatedPlan(run: Run, services: Service[], article: string | null): ReplicatedPlan {
  const { plan, id, digest } = run;
  const had = (name: string) => services.some((one) => one.name === name && one.unavailable === null);
  const lost = [...plan.targets, ...plan.controls, ...plan.models].filter((name) => !had(name));
  const sweeps = plan.sweeps.filter((sweep) => endpointOf(services, sweep)).map((sweep) => wanted(run, sweep));
  const targets = plan.targets.filter((name) => sweeps.some(({ target }) => target === name));
  const unavailable = lost.map((target) => ({
    target,
    label: labelOf(run, target),
    reason: reasonOf(services, target),
  }));
  if (targets.length === 0) {
    const why = unavailable.map(({ target, reason }) => `${target}: ${reason}`).join("; ") || "other endpoints";
    throw new Failure(`run ${id}: expected one of its targets here, got none (${why})`, EXIT.usage);
  }
  return {
    plan: planSchema.parse({
      ...plan,
      ...{ article, targets, sweeps, unavailable, replicates: { run: id, digest } },
      controls: plan.controls.filter((name) => sweeps.some(({ target }) => target === name)),
      models: plan.models.filter(had),
      targetSeconds: wantedSeconds(run, "matrix", plan.targetSeconds),
      untilDecided: article === null ? null : plan.untilDecided,
      steady: plan.steady && steadyOf(plan.steady, services),
      requestTimeoutSeconds: plan.given.includes("requestTimeoutSeconds")
        ? plan.requestTimeoutSeconds
        : timeoutFor(sweeps),
    }),
    missing: [
      ...unavailable.map(({ label, reason }) => `${label}: ${reason}`),
      ...plan.sweeps
        .filter((sweep) => had(sweep.target) && !endpointOf(services, sweep))
        .map(({ target, endpoint }) => `${labelOf(run, target)}: it has no ${endpoint} of that work here`),
    ],
  };
}

function reasonOf(services: Service[], target: string): string {
  return services.find(({ name }) => name === target)?.unavailable ?? "it is not declared here";
}

/** The endpoint of a sweep as it is declared here; undefined where it is not, or does other work. */
function endpointOf(services: Service[], sweep: Pick<Sweep, "target" | "endpoint" | "work" | "executor">) {
  const service = services.find(({ name, unavailable }) => name === sweep.target && unavailable === null);
  const isSame = ({ name, work, executor }: Endpoint) =>
    name === sweep.endpoint && work === sweep.work && executor === sweep.executor;
  return service?.endpoints.find(isSame);
}

function wanted(run: Run, sweep: Sweep): Sweep {
  const { work, workSeconds } = sweep;
  return workSeconds === null ? sweep : { ...sweep, workSeconds: wantedSeconds(run, work, workSeconds) };
}

/** What was wanted where so many seconds were chosen; the same of runs that chose none. */
function wantedSeconds({ amounts }: Run, work: Sweep["work"], chosen: number): number {
  return amounts.find((one) => one.work === work && one.chosenSeconds === chosen)?.wantedSeconds ?? chosen;
}

function steadyOf(steady: NonNullable<Plan["steady"]>, services: Service[]): Plan["steady"] {
  const isHad = (one: Parameters<typeof endpointOf>[1]) => endpointOf(services, one) !== undefined;
  const loads = steady.loads.filter(isHad);
  const mixed = steady.mixed.filter(
    ({ target, light, blocking }) => isHad({ target, ...light }) && isHad({ target, ...blocking }),
  );
  return loads.length + mixed.length === 0 ? undefined : { ...steady, loads, mixed };
}
