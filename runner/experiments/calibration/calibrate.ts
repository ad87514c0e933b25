import type { Calibration } from "../../../content/run/observations/calibration.ts";
import type { WorkKind } from "../../../content/run/parts/endpoint.ts";
import type { RequestRecord } from "../../../content/run/parts/request.ts";
import { series } from "../../load/send-burst.ts";
import { timeoutAmong } from "../../plan/request-timeout.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import type { ExperimentContext, Unplaced } from "../common/context.ts";
import { requestedOf } from "../common/send-together.ts";

/** Sequential requests of one iteration each: how long one iteration takes on this target, here and now. */
export async function calibrate(
  context: ExperimentContext,
  work: WorkKind,
  repetition: number,
): Promise<Unplaced<Calibration>> {
  return {
    kind: "calibration",
    work,
    repetition,
    samples: await iterate(context, work, context.plan.calibrationSamples),
  };
}

/** Single iterations that are thrown away: the first ones on a target that has been idle take longer. */
export async function warmCalibration(context: ExperimentContext, work: WorkKind): Promise<void> {
  await iterate(context, work, context.plan.warmUpRequests);
}

function iterate(
  { service, plan, clock, signal }: ExperimentContext,
  work: WorkKind,
  samples: number,
): Promise<RequestRecord[]> {
  const endpoint = service.endpoints.find((one) => one.work === work);
  if (!endpoint)
    throw new ExitError(`${service.name}: expected an endpoint of ${work} work in x-benchbook, got none`, EXIT.usage);
  return series({
    ...requestedOf(service, endpoint.name),
    endpoint: { ...endpoint, path: endpoint.calibrationPath ?? endpoint.path },
    amount: 1,
    samples,
    timeoutSeconds: timeoutAmong(1, plan, null),
    clock,
    signal,
  });
}
