import type { Service } from "../../fleet/read-services.ts";
import { type BurstResult, sendBurst } from "../../load/send-burst.ts";
import { EXIT, Failure } from "../../program/failure.ts";
import type { ExperimentContext } from "./context.ts";

/** Sends `level` requests of so many iterations, or milliseconds to wait, together to a context's target. */
export function sendTogether(
  { service, plan, clock, rootPid, signal }: ExperimentContext,
  endpoint: string,
  amount: number | null,
  level: number,
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
    timeoutSeconds: plan.requestTimeoutSeconds,
    clock,
    rootPid,
    signal,
  });
}

/** What of a service is the same for every request to one of its endpoints. */
export function requestedOf({ host, port, contract, sent }: Service, endpoint: string) {
  return { host, port, contract, sent: sent.get(endpoint) };
}

/** A small burst of the least work whose result is thrown away: what comes after it meets a warm target. */
export async function warmUp(context: ExperimentContext, endpoint: string): Promise<void> {
  if (context.plan.warmUpRequests > 0) await sendTogether(context, endpoint, 1, context.plan.warmUpRequests);
}
