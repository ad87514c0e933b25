import { invalidSteady } from "../../../content/findings/steady/windows.ts";
import type { Steady } from "../../../content/run/observations/steady.ts";
import type { Loop } from "../../../content/run/parts/load-window.ts";
import { kindOfWindow, type MixedLoad } from "../../../content/run/steady-plan.ts";
import { whileWatched } from "../../observe/target-observer.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import type { ExperimentContext } from "../common/context.ts";
import type { Experiment } from "../common/experiment.ts";
import { repeatsAfter } from "../common/most-repeats.ts";
import { loopOf } from "./loop-of.ts";
import { type SteadyStep, steadyIdentity, steadySteps } from "./steady-step.ts";
import { steadySummary } from "./steady-summary.ts";
import { amountOf, takeWindow } from "./take-window.ts";

/** Requests at a steady rate: how many a server answers, how long they take as it gets busier, and what one blocks. */
export const steadyLoad: Experiment<SteadyStep, Steady> = {
  steps: steadySteps,
  isObserving: true,
  isReadLater: true,
  skippedMessage: "not measured: no rate was found that it could be measured at",

  identity: steadyIdentity,
  summary: steadySummary,
  describe: (step) => `${step.asked.endpoint}, steady load, ${say(step)}`,
  stage: ({ endpoint, purpose, window, repetition }) =>
    `${endpoint}, steady load, ${say({ purpose, share: null, connections: null })}, ${sayLoop(window.loop)}, repetition ${repetition + 1}`,
  requests: () => [],
  asks: (one) => `steady ${"asked" in one ? one.asked.endpoint : one.endpoint}`,

  expectedSeconds: ({ estimateSeconds }) => estimateSeconds,
  paceGroups: ({ kind, purpose }) => [`${kind} ${purpose}`, kind],

  isBeforeAmounts: () => false,
  isKnown: ({ asked, mixed }, amounts) =>
    [asked, ...(mixed ? [mixed.blocking] : [])].every((one) => amountOf(one, amounts) !== undefined),
  isPossible: (context, step) => loopOf(step, loopContext(context)) !== null,

  async observe(context, step, attempt) {
    const { steady, ...around } = loopContext(context);
    const loop = loopOf(step, { steady, ...around });
    if (!loop) throw new ExitError(`${step.target}: expected a rate for ${say(step)}, got none`, EXIT.unable);
    const { asked, use, purpose, mixed, repetition, place, share } = step;
    const kind = kindOfWindow(purpose);
    const besides = (of: MixedLoad) =>
      takeWindow(context, { ...steady, threads: 1 }, { asked: of.blocking, use, loop: blockingLoop(of), kind });
    const windows = () =>
      Promise.all([
        takeWindow(context, steady, { asked, use, loop, kind }),
        purpose === "beside" && mixed ? besides(mixed) : null,
      ]);
    const {
      done: [part, beside],
      usage,
    } = await whileWatched(context.observer, windows);
    const observed = { kind: "steady" as const, ...part, purpose, repetition, place, attempt, share, beside };
    // By the rule that judges it whenever it is read: what does not count is repeated at once.
    return { ...observed, usage, invalidReasons: invalidSteady(observed, context.service.endpoints) };
  },

  // One that nothing answered to would take all of its timeout again.
  mostRepeats: ({ invalidReasons, window: { answered, errors } }) =>
    invalidReasons.length > 0 && answered > 0 ? repeatsAfter(Object.keys(errors).length > 0) : 0,
  invalidReason: (observation) => observation.invalidReasons[0] ?? failed(observation),
  isUnanswered: ({ window: { answered, offered, errors } }) => answered === 0 && offered > 0 && "timeout" in errors,
};

function loopContext({ plan, service, earlier }: ExperimentContext) {
  const { steady } = plan;
  if (!steady) throw new ExitError("expected a plan with a steady load, got none", EXIT.unable);
  return { plan, steady, service, earlier };
}

/** So few that they do not meet one another. */
function blockingLoop({ blockingEverySeconds }: MixedLoad): Loop {
  return { kind: "open", ratePerSecond: 1 / blockingEverySeconds, arrivals: "even", seed: 0, mostConnections: 16 };
}

/** A window without any right answer says nothing but that there was none. */
function failed({ window: { answered, offered, firstError } }: Steady): string | undefined {
  return answered === 0 ? `none of ${offered} requests had a right answer, the first with: ${firstError}` : undefined;
}

function say({ purpose, share, connections }: Pick<SteadyStep, "purpose" | "share" | "connections">): string {
  if (purpose === "ceiling") return `highest rate${connections === null ? "" : ` of ${connections} connections`}`;
  if (purpose === "rate") return share === null ? "latency" : `${Math.round(100 * share)}% of the highest rate`;
  return purpose;
}

function sayLoop(loop: Loop): string {
  return loop.kind === "closed"
    ? `${loop.connections} connections`
    : `${Number(loop.ratePerSecond.toPrecision(3))} a second`;
}
