import { bracketOf, confirmedRate, nextRate, triedRates } from "../../../content/findings/steady/capacity.ts";
import { ceilingOf } from "../../../content/findings/steady/ceiling.ts";
import { invalidSteady, windowsOf } from "../../../content/findings/steady/windows.ts";
import type { Steady } from "../../../content/run/observations/steady.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Loop } from "../../../content/run/parts/load-window.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { SteadyPlan } from "../../../content/run/steady-plan.ts";
import type { Service } from "../../fleet/services/service.ts";
import type { SteadyStep } from "./steady-step.ts";

/** What a loop depends on: what is planned, and what was observed before. */
export interface LoopContext {
  plan: Plan;
  steady: SteadyPlan;
  service: Pick<Service, "endpoints">;
  earlier: readonly Observation[];
}

/**
 * How the requests of a window follow one another. Rates are shares of the ceiling that was found before the first
 * repetition, so that they are the same in all of them.
 *
 * @returns null where the rate is not known, because no ceiling was found or no window was valid
 */
export function loopOf(step: SteadyStep, context: LoopContext): Loop | null {
  const { plan, steady } = context;
  if (step.connections !== null) return { kind: "closed", connections: step.connections };
  const ratePerSecond = rateOf(step, context);
  if (ratePerSecond === null) return null;
  const { arrivals, mostConnections } = steady;
  const seed = (plan.seed ?? 0) + 1000 * step.repetition + step.place + Math.round(100 * (step.share ?? 0));
  return { kind: "open", ratePerSecond, arrivals, seed, mostConnections };
}

function rateOf(step: SteadyStep, context: LoopContext): number | null {
  const { mixed, share, p99Seconds } = step;
  if (mixed) return mixed.ratePerSecond;
  const valid = validWindows(step, context);
  if (share !== null) {
    const ceiling = ceilingOf(valid.filter(({ repetition }) => repetition === 0));
    return ceiling && share * ceiling.perSecond;
  }
  if (p99Seconds === null) return null;
  const tried = triedRates(valid, p99Seconds);
  return step.purpose === "capacity" ? nextRate(bracketOf(tried)) : confirmedRate(step.place, tried);
}

function validWindows({ target, asked: { endpoint }, use }: SteadyStep, { earlier, service }: LoopContext): Steady[] {
  return windowsOf(earlier, { target, endpoint, use }).filter(
    (one) => invalidSteady(one, service.endpoints).length === 0,
  );
}
