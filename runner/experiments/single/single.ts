import type { Single } from "../../../content/run/observations/single.ts";
import { baselineOf } from "../../../content/run/parts/endpoint.ts";
import type { Plan, Sweep } from "../../../content/run/plan.ts";
import { coresFor, REQUEST_SECONDS } from "../common/burst-seconds.ts";
import type { Experiment, Step } from "../common/experiment.ts";
import { mostRepeats } from "../common/most-repeats.ts";
import { PACE } from "../common/pace.ts";
import { sendTogether, warmUp } from "../common/send-together.ts";
import { type Serving, servingOf } from "../common/serving.ts";

interface SingleStep extends Step {
  kind: "single";
  sweep: Sweep;
  /** How many come before it on its target. */
  place: number;
  serving: Serving;
}

/**
 * One request alone with the target's own iterations: the baseline that the bursts are read against. Targets take turns, so
 * that what holds the machine up for a moment does not hold all requests of one target up.
 */
export const single: Experiment<SingleStep, Single> = {
  steps: {
    first: (planned) => {
      const { plan, services } = planned;
      const sweeps = services
        .filter(({ name }) => plan.targets.includes(name))
        .flatMap((service) => sweepsOn(plan, service.name, baselineOf(service)?.name));
      return Array.from({ length: plan.singles ?? 1 }, (_, place) =>
        sweeps.map((sweep): SingleStep => {
          const { target } = sweep;
          const estimateSeconds = secondsOf(sweep.workSeconds);
          return { kind: "single", target, sweep, place, serving: servingOf(target, planned), estimateSeconds };
        }),
      ).flat();
    },
  },
  isObserving: true,
  skippedMessage: "not measured: the target's work was not calibrated",

  identity: ({ place = 0 }) => [place],
  summary: ({ singles = 1, sweeps }) =>
    sweeps.length === 0
      ? []
      : [["baseline", `${singles === 1 ? "one request" : `${singles} requests`} alone on each target`]],
  describe: () => "one request alone",
  stage: ({ kind }) => kind,
  requests: ({ requests }) => requests,
  asks: (one) => ("sweep" in one ? one.sweep.endpoint : one.endpoint),

  expectedSeconds: ({ sweep, serving }, amounts, available) =>
    secondsOf(amounts.ownSeconds(sweep)) / coresFor(1, serving.cores, available),
  paceGroups: ({ kind, sweep }) => [kind, PACE.requests(sweep.work)],

  isBeforeAmounts: () => false,
  isKnown: ({ sweep }, amounts) => amounts.own(sweep) !== undefined,

  precede: (context, { sweep }) => warmUp(context, sweep.endpoint),
  async observe(context, { sweep: { endpoint }, sweep, place }) {
    const iterations = context.amounts.own(sweep) ?? null;
    const sent = await sendTogether(context, { endpoint, amount: iterations, level: 1 });
    return { kind: "single", endpoint, place, iterations, ...sent };
  },

  alikeToCome: ({ place = 0 }, { singles = 1 }) => singles - place - 1,
  mostRepeats,
  invalidReason: ({ invalidReasons }) => invalidReasons[0],
};

function sweepsOn({ sweeps }: Plan, target: string, endpoint: string | undefined): Sweep[] {
  return sweeps.filter((sweep) => sweep.target === target && sweep.endpoint === endpoint);
}

/** Of fixed work nothing is known before it is measured. */
function secondsOf(workSeconds: number | null): number {
  return workSeconds ?? REQUEST_SECONDS;
}
