import type { Single } from "../../../content/run/observations/single.ts";
import type { Sweep } from "../../../content/run/plan.ts";
import { BASELINE_ENDPOINT } from "../common/baseline-endpoint.ts";
import { coresFor } from "../common/burst-seconds.ts";
import type { Experiment, Step } from "../common/experiment.ts";
import { mostRepeats } from "../common/most-repeats.ts";
import { PACE } from "../common/pace.ts";
import { sendTogether, warmUp } from "../common/send-together.ts";

interface SingleStep extends Step {
  kind: "single";
  sweep: Sweep;
}

/** One request alone with the target's own iterations: the baseline that the bursts are read against. */
export const single: Experiment<SingleStep, Single> = {
  steps: {
    first: ({ plan }) =>
      plan.sweeps
        .filter(({ target, endpoint }) => endpoint === BASELINE_ENDPOINT && plan.targets.includes(target))
        .map((sweep) => ({ kind: "single", target: sweep.target, sweep, estimateSeconds: sweep.workSeconds })),
  },
  isObserving: true,
  skippedMessage: "not measured: the target is not up or was not calibrated",

  particulars: () => [],
  describe: () => "one request alone",
  stage: ({ kind }) => kind,

  expectedSeconds: ({ sweep }, amounts, available) => amounts.expectedSeconds(sweep) / coresFor(1, 1, available),
  paceGroups: ({ kind }) => [kind, PACE.requests("matrix")],

  isBeforeAmounts: () => false,
  isKnown: ({ sweep }, amounts) => amounts.own(sweep) !== undefined,

  precede: (context, { sweep }) => warmUp(context, sweep.endpoint),
  async observe(context, { sweep: { endpoint }, sweep }) {
    const iterations = context.amounts.own(sweep) ?? 1;
    return { kind: "single", endpoint, iterations, ...(await sendTogether(context, endpoint, iterations, 1)) };
  },

  mostRepeats,
  invalidReason: ({ invalidReasons }) => invalidReasons[0],
};
