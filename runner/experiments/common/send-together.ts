import type { Plan } from "../../../content/run/plan.ts";
import type { Service } from "../../fleet/services/service.ts";
import { type BurstResult, sendBurst } from "../../load/send-burst.ts";
import { timeoutAmong } from "../../plan/request-timeout.ts";
import { EXIT, Failure } from "../../program/failure.ts";
import type { ExperimentContext } from "./context.ts";

/**
 * Sends `level` requests of so many iterations, or milliseconds to wait, together to a context's target.
 *
 * @param inLine how many of them the last may have to wait for, itself among them, until it counts as failed
 */
export function sendTogether(
  { service, plan, clock, sharedCores, observer, signal }: ExperimentContext,
  endpoint: string,
  amount: number | null,
  level: number,
  inLine = level,
): Promise<BurstResult> {
  const declared = service.endpoints.find(({ name }) => name === endpoint);
  if (!declared)
    throw new Failure(
      `${service.name}: expected an endpoint ${endpoint} in x-benchbook, got none; declare it`,
      EXIT.usage,
    );
  const asked = { endpoint: declared, amount: declared.work === "fixed" ? null : amount, level };
  return sendBurst({
    ...requestedOf(service, endpoint),
    ...asked,
    timeoutSeconds: timeoutAmong(inLine, plan, workSecondsOf(plan, service, endpoint)),
    clock,
    sharedCores,
    observer,
    signal,
  });
}

/** The seconds that a request to an endpoint is planned to take alone; null where nobody knows. */
function workSecondsOf({ sweeps }: Plan, { name }: Service, endpoint: string): number | null {
  return sweeps.find((sweep) => sweep.target === name && sweep.endpoint === endpoint)?.workSeconds ?? null;
}

/** What of a service is the same for every request to one of its endpoints. */
export function requestedOf({ host, port, contract, sent }: Service, endpoint: string) {
  return { host, port, contract, sent: sent.get(endpoint) };
}

/** A small burst of the least work whose result is thrown away: what comes after it meets a warm target. */
export async function warmUp(context: ExperimentContext, endpoint: string): Promise<void> {
  // Where not even one request is answered in time, the others are not worth waiting for.
  if (context.plan.warmUpRequests > 0) await sendTogether(context, endpoint, 1, context.plan.warmUpRequests, 1);
}
