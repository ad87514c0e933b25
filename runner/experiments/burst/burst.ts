import { isLeftOut } from "../../../content/run/looks.ts";
import type { Burst } from "../../../content/run/observations/burst.ts";
import { burstsPerRepetition, type Sweep } from "../../../content/run/plan.ts";
import { burstSeconds } from "../common/burst-seconds.ts";
import type { Experiment } from "../common/experiment.ts";
import { mostRepeats } from "../common/most-repeats.ts";
import { PACE } from "../common/pace.ts";
import { sendTogether, warmUp } from "../common/send-together.ts";
import { type BurstStep, burstStep } from "./burst-step.ts";
import { burstSummary } from "./burst-summary.ts";

/** Requests that are sent together: every level of every sweep in every repetition, and one cold burst of each. */
export const burst: Experiment<BurstStep, Burst> = {
  steps: {
    first: (planned) =>
      planned.plan.sweeps.map((sweep) =>
        burstStep(planned, { sweep, level: 1, repetition: 0, placeInRepetition: 0, cold: true }),
      ),
    inRepetition: (planned, repetition) =>
      planned.plan.sweeps.flatMap((sweep) =>
        sweep.levels.flatMap((level) =>
          Array.from({ length: burstsPerRepetition(planned.plan, sweep, level) }, (_, placeInRepetition) =>
            burstStep(planned, { sweep, level, repetition, placeInRepetition, cold: false }),
          ),
        ),
      ),
  },
  isObserving: true,
  skippedMessage: null,

  identity: (one) => [endpointOf(one), one.level, one.repetition, one.placeInRepetition, one.cold],
  summary: burstSummary,
  describe: ({ sweep, level, ...when }) => `${sweep.endpoint}, ${level} at once, ${say(when)}`,
  stage: ({ endpoint, level, ...when }) => `${endpoint}, n = ${level}, ${say(when)}`,
  requests: ({ requests }) => requests,
  asks: endpointOf,

  expectedSeconds({ sweep, level, serving }, amounts, available) {
    return burstSeconds({ ...sweep, workSeconds: amounts.expectedSeconds(sweep) }, level, serving, available);
  },
  paceGroups({ sweep: { endpoint, work }, target, level, cold }) {
    const [kind, place] = cold ? ["cold", `cold ${endpoint}`] : [PACE.bursts, PACE.burstsOn(endpoint)];
    return [`${place} ${target} ${level}`, `${place} ${target}`, place, kind, PACE.requests(work)];
  },

  cell: ({ target, sweep: { endpoint }, level }) => ({ target, endpoint, level }),
  isLeftOut: ({ target, sweep: { endpoint }, level, repetition, cold }, looks) =>
    !cold && isLeftOut(looks, { target, endpoint, level, repetition }),

  isBeforeAmounts: () => false,
  isKnown: ({ sweep }, amounts) => amounts.shared(sweep) !== undefined,

  async observe(context, { sweep, level, repetition, placeInRepetition, cold }, attempt) {
    const { endpoint } = sweep;
    const iterations = context.amounts.shared(sweep) ?? null;
    const wanted = { endpoint, level, repetition, placeInRepetition, cold, attempt, iterations };
    return { kind: "burst", ...wanted, ...(await sendTogether(context, { endpoint, amount: iterations, level })) };
  },
  // A cold burst leaves only one worker warm.
  async follow(context, { sweep, cold }) {
    if (cold) await warmUp(context, sweep.endpoint);
  },

  // The first request ever cannot be had again.
  mostRepeats: (observation) => (observation.cold ? 0 : mostRepeats(observation)),
  // A cold burst enters no statistic: it is only missing when it was not answered.
  invalidReason: ({ cold, requests, invalidReasons }) =>
    cold && requests.every(({ error }) => error === null) ? undefined : invalidReasons[0],
};

function endpointOf(one: { sweep: Sweep } | { endpoint: string }): string {
  return "sweep" in one ? one.sweep.endpoint : one.endpoint;
}

function say({
  cold,
  repetition,
  placeInRepetition,
}: Pick<BurstStep, "cold" | "repetition" | "placeInRepetition">): string {
  if (cold) return "cold";
  return placeInRepetition === 0
    ? `repetition ${repetition + 1}`
    : `repetition ${repetition + 1}, burst ${placeInRepetition + 1}`;
}
