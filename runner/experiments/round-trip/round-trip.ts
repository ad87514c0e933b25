import type { RoundTrip } from "../../../content/run/observations/round-trip.ts";
import { unhealthy } from "../../fleet/block/health.ts";
import { roundTrips } from "../../load/round-trips.ts";
import { timeoutAmong } from "../../plan/request-timeout.ts";
import { REQUEST_SECONDS } from "../common/burst-seconds.ts";
import type { Experiment, Step } from "../common/experiment.ts";
import { failedSamples } from "../common/failed-samples.ts";

interface RoundTripStep extends Step {
  kind: "roundTrip";
}

/** Requests that ask for no work: what the path between client and target takes. */
export const roundTrip: Experiment<RoundTripStep, RoundTrip> = {
  steps: {
    first: ({ plan }) =>
      plan.targets.map((target) => ({
        kind: "roundTrip",
        target,
        estimateSeconds: REQUEST_SECONDS * plan.roundTripSamples,
      })),
  },
  isObserving: false,
  skippedMessage: null,

  identity: () => [],
  summary: () => [],
  describe: () => "round trips of the path",
  stage: ({ kind }) => kind,
  requests: ({ samples }) => samples,

  expectedSeconds: ({ estimateSeconds }) => estimateSeconds,
  paceGroups: ({ kind }) => [kind],

  isBeforeAmounts: () => true,
  isKnown: () => true,

  async observe({ service, plan, signal }) {
    const { host, port, health } = service;
    const asked = { host, port, path: health.path, timeoutSeconds: timeoutAmong(1, plan, null), signal };
    const samples = await roundTrips(asked, plan.roundTripSamples, (status) => unhealthy(health, status));
    return { kind: "roundTrip", samples };
  },

  mostRepeats: () => 0,
  invalidReason: ({ samples }) => failedSamples(samples),
};
