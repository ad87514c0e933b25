import type { Endpoint } from "../../content/run/parts/endpoint.ts";
import type { SteadyLoad, SteadyPlan, SteadyRequest } from "../../content/run/steady-plan.ts";
import type { Service } from "../fleet/services/service.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import type { SteadySizes } from "./named-plans.ts";
import type { MeasureOptions } from "./options.ts";

type Target = Pick<Service, "name" | "endpoints">;

/**
 * The steady load of a plan: what an article wants of it, on every target that has the endpoints.
 *
 * @param declared all services there are: of a run of some targets only, the others may have endpoints
 * @throws ExitError (usage) where no service has one of them, or no target has any
 */
export function steadyPlan(
  { steady = { endpoints: [], mixed: [] }, requestTimeout }: Pick<MeasureOptions, "steady" | "requestTimeout">,
  targets: Target[],
  { workSeconds, ...sizes }: SteadySizes,
  declared: Target[] = targets,
): SteadyPlan {
  const { endpoints, mixed, only = {} } = steady;
  const { blocking: blockingSeconds, ...seconds } = workSeconds;
  const wanted = [...endpoints, ...mixed.flatMap(({ light, blocking }) => [light, blocking])];
  for (const name of wanted) requireServed(name, declared);
  const [first] = wanted;
  const isServed = (name: string) => targets.some((target) => endpointOf(target, name));
  if (first !== undefined && !wanted.some(isServed)) requireServed(first, targets);
  const wantedOn = (target: Target, name: string) =>
    !Object.hasOwn(only, name) || only[name]?.includes(target.name) ? endpointOf(target, name) : undefined;
  const loadsOf = (name: string) =>
    targets.flatMap((target): SteadyLoad[] => {
      const endpoint = wantedOn(target, name);
      if (!endpoint) return [];
      return [{ target: target.name, ...requestFor(endpoint, seconds), p99Seconds: endpoint.p99Seconds ?? null }];
    });
  const { blockingEverySeconds, ...windows } = sizes;
  return {
    loads: endpoints.flatMap(loadsOf),
    mixed: mixed.flatMap(({ light, blocking, ratePerSecond }) =>
      targets.flatMap((target) => {
        const [one, other] = [wantedOn(target, light), wantedOn(target, blocking)];
        if (!one || !other) return [];
        const blocked = requestFor(other, { wait: blockingSeconds, compute: blockingSeconds });
        const asked = { light: requestFor(one, seconds), blocking: blocked };
        return [{ target: target.name, ...asked, ratePerSecond, blockingEverySeconds }];
      }),
    ),
    ...windows,
    requestTimeoutSeconds: requestTimeout ?? windows.requestTimeoutSeconds,
  };
}

function requireServed(name: string, targets: Target[]): void {
  if (targets.some((target) => endpointOf(target, name))) return;
  const served = [...new Set(targets.flatMap(({ endpoints }) => endpoints.map((one) => one.name)))].join(", ");
  throw new ExitError(`measures.steady of the article: expected some of ${served}, got "${name}"`, EXIT.usage);
}

function endpointOf({ endpoints }: Target, name: string): Endpoint | undefined {
  return endpoints.find((one) => one.name === name);
}

function requestFor({ name, work, executor }: Endpoint, seconds: { wait: number; compute: number }): SteadyRequest {
  const asked = { endpoint: name, work, executor };
  if (work === "fixed") return { ...asked, workSeconds: null };
  return { ...asked, workSeconds: work === "wait" ? seconds.wait : seconds.compute };
}
