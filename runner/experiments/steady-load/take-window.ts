import { pathFor } from "../../../content/run/parts/endpoint.ts";
import type { LoadWindow, Loop } from "../../../content/run/parts/load-window.ts";
import {
  type SteadyPlan,
  type SteadyRequest,
  type WindowKind,
  windowSeconds,
} from "../../../content/run/steady-plan.ts";
import type { Service } from "../../fleet/services/service.ts";
import type { LoadRequest } from "../../load/steady/connection/load-request.ts";
import type { Amounts } from "../../plan/amounts.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import type { ExperimentContext } from "../common/context.ts";
import { requestedOf } from "../common/send-together.ts";

/** A load on one endpoint of a target. */
export interface EndpointLoad {
  asked: SteadyRequest;
  use: LoadRequest["use"];
  loop: Loop;
  /** Of which kind the window is, which says how long it lasts. */
  kind: WindowKind;
}

/** Loads one endpoint of a context's target for as long as is planned. */
export async function takeWindow(
  { service, amounts, sendLoad, signal }: ExperimentContext,
  steady: SteadyPlan,
  { asked, use, loop, kind }: EndpointLoad,
): Promise<{ endpoint: string; iterations: number | null; window: LoadWindow }> {
  const { warmUpSeconds, threads } = steady;
  const seconds = windowSeconds(steady, kind);
  const amount = amountOf(asked, amounts) ?? null;
  const request = requestOf(service, { endpoint: asked.endpoint, amount, use }, steady.requestTimeoutSeconds);
  const window = await sendLoad({ request, loop, warmUpSeconds, seconds, threads, signal });
  return { endpoint: asked.endpoint, iterations: amount, window };
}

/** What each request asks for; null for fixed work, undefined where its work was not calibrated. */
export function amountOf({ work, workSeconds }: SteadyRequest, amounts: Amounts): number | null | undefined {
  if (workSeconds === null) return null;
  return work === "wait" ? Math.max(1, Math.round(1000 * workSeconds)) : amounts.forSeconds(work, workSeconds);
}

function requestOf(
  service: Service,
  { endpoint: name, amount, use }: { endpoint: string; amount: number | null; use: LoadRequest["use"] },
  timeoutSeconds: number,
): LoadRequest {
  const endpoint = service.endpoints.find((one) => one.name === name);
  if (!endpoint)
    throw new ExitError(
      `${service.name}: expected an endpoint ${name} in x-benchbook, got none; declare it`,
      EXIT.usage,
    );
  const { host, port, contract, sent } = requestedOf(service, name);
  return {
    ...{ host, port, method: endpoint.method, path: pathFor(endpoint, amount), use, timeoutSeconds },
    ...(sent && { headers: sent.headers, body: sent.bodyFor(amount) }),
    wanted: { contract, endpoint, amount },
  };
}
