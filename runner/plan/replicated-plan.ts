import type { Endpoint } from "../../content/run/parts/endpoint.ts";
import { type Plan, planSchema, type Sweep } from "../../content/run/plan.ts";
import type { Run } from "../../content/run/run.ts";
import type { SteadyPlan } from "../../content/run/steady-plan.ts";
import { labelOf } from "../../content/run/target-label.ts";
import type { Service } from "../fleet/services/service.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { beyondBounds } from "./bounds.ts";
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
 * @throws ExitError (usage) where none of the run's targets can be had here, or it asks for more than anybody could ask for
 */
export function replicatedPlan(run: Run, services: Service[], article: string | null): ReplicatedPlan {
  const { plan, id, digest } = run;
  const had = (name: string) => services.some((one) => one.name === name && one.unavailable === null);
  const lost = [...plan.targets, ...plan.controls, ...plan.models].filter((name) => !had(name));
  const sweeps = plan.sweeps.filter((sweep) => endpointOf(services, sweep)).map((sweep) => wanted(run, sweep));
  const steady = plan.steady && steadyOf(plan.steady, services);
  // A target may be there for its steady load alone.
  const asked = [...sweeps, ...(steady?.loads ?? []), ...(steady?.mixed ?? [])];
  const targets = [...new Set(plan.targets)].filter((name) => asked.some(({ target }) => target === name));
  const unavailable = lost.map((target) => ({
    target,
    label: labelOf(run, target),
    reason: reasonOf(services, target),
  }));
  if (targets.length === 0) {
    const why = unavailable.map(({ target, reason }) => `${target}: ${reason}`).join("; ") || "other endpoints";
    throw new ExitError(`run ${id}: expected one of its targets here, got none (${why})`, EXIT.usage);
  }
  const repeated = planSchema.parse({
    ...plan,
    ...{ article, targets, sweeps, steady, unavailable, replicates: { run: id, digest } },
    controls: plan.controls.filter((name) => sweeps.some(({ target }) => target === name)),
    models: [...new Set(plan.models)].filter(had),
    targetSeconds: wantedSeconds(run, "matrix", plan.targetSeconds),
    // Claims of an article that is not here cannot be looked at.
    untilDecided: article === plan.article ? plan.untilDecided : null,
    requestTimeoutSeconds: plan.given.includes("requestTimeoutSeconds")
      ? plan.requestTimeoutSeconds
      : timeoutFor(sweeps),
  });
  const beyond = beyondBounds(repeated);
  if (beyond) throw new ExitError(`run ${id}: ${beyond}; its plan cannot be measured again`, EXIT.usage);
  const lacking = requestsOf(plan)
    .filter((one) => had(one.target) && !endpointOf(services, one))
    .map(({ target, endpoint }) => `${labelOf(run, target)}: it has no ${endpoint} of that work here`);
  const missing = [...unavailable.map(({ label, reason }) => `${label}: ${reason}`), ...new Set(lacking)];
  return { plan: repeated, missing };
}

/** Everything that a plan asks of targets. */
function requestsOf({ sweeps, steady }: Plan): Asked[] {
  const mixed = (steady?.mixed ?? []).flatMap(({ target, light, blocking }) => [
    { target, ...light },
    { target, ...blocking },
  ]);
  return [...sweeps, ...(steady?.loads ?? []), ...mixed];
}

function reasonOf(services: Service[], target: string): string {
  return services.find(({ name }) => name === target)?.unavailable ?? "it is not declared here";
}

/** An endpoint of a target as a plan asks for it. */
type Asked = Pick<Sweep, "target" | "endpoint" | "work" | "executor">;

/** The endpoint that is asked for as it is declared here; undefined where it is not, or does other work. */
function endpointOf(services: Service[], asked: Asked) {
  const service = services.find(({ name, unavailable }) => name === asked.target && unavailable === null);
  const isSame = ({ name, work, executor }: Endpoint) =>
    name === asked.endpoint && work === asked.work && executor === asked.executor;
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

function steadyOf(steady: SteadyPlan, services: Service[]): SteadyPlan | undefined {
  const isHad = (one: Asked) => endpointOf(services, one) !== undefined;
  const loads = steady.loads.filter(isHad);
  const mixed = steady.mixed.filter(
    ({ target, light, blocking }) => isHad({ target, ...light }) && isHad({ target, ...blocking }),
  );
  return loads.length + mixed.length === 0 ? undefined : { ...steady, loads, mixed };
}
