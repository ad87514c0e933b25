import type { Burst, Single } from "../../content/run/observations.ts";
import { burst, type Volley } from "../load/burst.ts";
import { BASELINE_ENDPOINT } from "../steps.ts";
import type { Bench, Unplaced } from "./experiment.ts";

/** One request alone: the baseline that the bursts are read against. */
export async function fireSingle(bench: Bench): Promise<Unplaced<Single>> {
  const { iterations } = bench;
  return { kind: "single", endpoint: endpointOf(bench), iterations, ...(await burst(volley(bench, 1))) };
}

/** All requests of one level together; a new sweep begins with a burst that is thrown away. */
export async function fireBurst(bench: Bench): Promise<Unplaced<Burst>> {
  const { iterations, step } = bench;
  const level = step.level ?? 1;
  const fired = await burst(volley(bench, level));
  return { kind: "burst", endpoint: endpointOf(bench), level, repetition: step.repetition ?? 0, iterations, ...fired };
}

/** A small burst whose result is discarded: the first one on a cold client and a cold server costs more. */
export async function warmUp(bench: Bench): Promise<void> {
  if (bench.plan.warmUpRequests > 0) await burst({ ...volley(bench, bench.plan.warmUpRequests), iterations: 1 });
}

function endpointOf({ step }: Bench): string {
  return step.endpoint ?? BASELINE_ENDPOINT;
}

function volley(bench: Bench, level: number): Volley {
  const { service, iterations, plan, signal } = bench;
  return {
    port: service.port,
    endpoint: endpointOf(bench),
    iterations,
    level,
    timeoutSeconds: plan.requestTimeoutSeconds,
    signal,
  };
}
