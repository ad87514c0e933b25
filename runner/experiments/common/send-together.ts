import type { Plan } from "../../../content/run/plan.ts";
import type { Service } from "../../fleet/services/service.ts";
import { type BurstResult, sendBurst } from "../../load/send-burst.ts";
import { timeoutAmong } from "../../plan/request-timeout.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import type { ExperimentContext } from "./context.ts";

/** Requests to send together. */
export interface RequestsTogether {
  endpoint: string;
  /** Iterations, or milliseconds to wait, that each asks for; null for fixed work. */
  amount: number | null;
  /** How many requests there are. */
  level: number;
  /** How many of them the last may have to wait for, itself among them, until it counts as failed; all without this. */
  inLine?: number;
}

/** Sends requests together to a context's target. */
export function sendTogether(
  { service, plan, clock, sharedCores, observer, signal }: ExperimentContext,
  { endpoint, amount, level, inLine = level }: RequestsTogether,
): Promise<BurstResult> {
  const declared = service.endpoints.find(({ name }) => name === endpoint);
  if (!declared)
    throw new ExitError(
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
  const level = context.plan.warmUpRequests;
  // Where not even one request is answered in time, the others are not worth waiting for.
  if (level > 0) await sendTogether(context, { endpoint, amount: 1, level, inLine: 1 });
}
