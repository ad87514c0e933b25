import type { Burst } from "../../../content/run/observations/burst.ts";
import type { Single } from "../../../content/run/observations/single.ts";
import type { Sweep } from "../../../content/run/plan.ts";
import { burst, type Fired } from "../../load/burst.ts";
import type { ExperimentContext, Unplaced } from "../../plan/experiment-context.ts";
import { EXIT, Failure } from "../../program/failure.ts";

/** Which burst of a sweep to fire. */
export interface Wanted {
  sweep: Sweep;
  level: number;
  repetition: number;
  cold: boolean;
  attempt: number;
}

/** One request alone with the target's own iterations: the baseline that the bursts are read against. */
export async function fireSingle(context: ExperimentContext, sweep: Sweep): Promise<Unplaced<Single>> {
  const iterations = context.amounts.own(sweep) ?? 1;
  return {
    kind: "single",
    endpoint: sweep.endpoint,
    iterations,
    ...(await sendBurst(context, sweep.endpoint, iterations, 1)),
  };
}

/** All requests of one level together. */
export async function fireBurst(context: ExperimentContext, { sweep, ...wanted }: Wanted): Promise<Unplaced<Burst>> {
  const { endpoint } = sweep;
  const iterations = context.amounts.shared(sweep) ?? 1;
  return {
    kind: "burst",
    endpoint,
    ...wanted,
    iterations,
    ...(await sendBurst(context, endpoint, iterations, wanted.level)),
  };
}

/** A small burst of the least work whose result is thrown away: what comes after it meets a warm target. */
export async function warmUp(context: ExperimentContext, endpoint: string): Promise<void> {
  if (context.plan.warmUpRequests > 0) await sendBurst(context, endpoint, 1, context.plan.warmUpRequests);
}

/** Sends requests together to a context's target. */
export function sendBurst(
  context: ExperimentContext,
  endpoint: string,
  iterations: number,
  level: number,
): Promise<Fired> {
  const { service, plan, clock, rootPid, signal } = context;
  const declared = service.endpoints.find(({ name }) => name === endpoint);
  if (!declared)
    throw new Failure(
      `${service.name}: expected an endpoint ${endpoint} in x-benchbook, got none; declare it`,
      EXIT.usage,
    );
  const timeoutSeconds = plan.requestTimeoutSeconds;
  return burst({ port: service.port, endpoint: declared, iterations, level, timeoutSeconds, clock, rootPid, signal });
}
