import type { Amount } from "../../content/run/amounts.ts";
import type { Cost } from "../../content/run/circumstances/self-test.ts";
import type { Calibration } from "../../content/run/observations/calibration.ts";
import { isCalibrated, type WorkKind } from "../../content/run/parts/endpoint.ts";
import type { Plan, Sweep } from "../../content/run/plan.ts";
import type { Run } from "../../content/run/run.ts";
import { chooseSeconds } from "./choose-seconds.ts";
import { iterationsFor } from "./iterations.ts";
import { timeoutFor } from "./request-timeout.ts";

type Decided = Run["iterations"][number];

/** How much work requests ask for: seconds of every kind, and the iterations that take them on each target. */
export interface ChosenAmounts {
  amounts: Amount[];
  iterations: Decided[];
}

/** How much work requests ask for: chosen once from the self-test and each target's first calibration, then fixed. */
export class Amounts {
  readonly #plan: Plan;
  #chosen: ChosenAmounts | null;

  /** @param chosen what was chosen earlier in the same run */
  constructor(plan: Plan, chosen: ChosenAmounts | null = null) {
    this.#plan = plan;
    this.#chosen = chosen;
  }

  /** What was chosen; null before it was. */
  get chosen(): ChosenAmounts | null {
    return this.#chosen;
  }

  /** The plan with the seconds that were chosen for it. */
  get plan(): Plan {
    return withChosenAmounts(this.#plan, this.#chosen?.amounts ?? []);
  }

  /** Chooses from what bursts cost the client and how long iterations took; a target that answered none has none. */
  choose(costs: Cost[], calibrations: Calibration[]): ChosenAmounts {
    const amounts = chooseSeconds(this.#plan, costs, calibrations);
    const iterations = calibrations.flatMap(({ target, work, samples }) => {
      const durations = new Set(amounts.filter((one) => one.work === work).map((one) => one.chosenSeconds));
      return [...durations].flatMap((workSeconds): Decided[] => {
        const fitting = iterationsFor(workSeconds, samples);
        return fitting === undefined ? [] : [{ target, work, workSeconds, iterations: fitting }];
      });
    });
    this.#chosen = { amounts, iterations };
    return this.#chosen;
  }

  /**
   * What one request alone asks for: the target's own iterations; null for fixed work, undefined when it was not
   * calibrated.
   */
  own(sweep: Sweep): number | null | undefined {
    if (!isCalibrated(sweep.work)) return this.shared(sweep);
    return this.#find(sweep, (decided) => decided.target === sweep.target);
  }

  /**
   * What every request of a burst asks for: milliseconds, or the iterations of the first target that was calibrated,
   * equal work for all as in the original notebook. Null for fixed work, undefined when no target was calibrated.
   */
  shared(sweep: Sweep): number | null | undefined {
    if (isCalibrated(sweep.work)) return this.#find(sweep, () => true);
    const seconds = this.ownSeconds(sweep);
    return seconds === null ? null : Math.round(seconds * 1000);
  }

  /** The seconds that one request alone, which asks for the target's own iterations, is expected to take; null for fixed work. */
  ownSeconds({ work, workSeconds }: Sweep): number | null {
    return workSeconds === null ? null : chosenFor(this.#chosen?.amounts ?? [], work, workSeconds);
  }

  /** The seconds that a request of a burst is expected to take alone on its target; null for fixed work. */
  expectedSeconds(sweep: Sweep): number | null {
    const [seconds, shared, own] = [this.ownSeconds(sweep), this.shared(sweep), this.own(sweep)];
    return seconds === null ? null : seconds * (shared && own ? shared / own : 1);
  }

  /** The iterations of a kind of work that take about so many seconds; undefined when none was calibrated. */
  forSeconds(work: WorkKind, seconds: number): number | undefined {
    const known = this.#chosen?.iterations.find((one) => one.work === work);
    return known && Math.max(1, Math.round((known.iterations * seconds) / known.workSeconds));
  }

  #find(sweep: Sweep, wanted: (decided: Decided) => boolean): number | undefined {
    const [work, seconds] = [sweep.work, this.ownSeconds(sweep)];
    const found = this.#chosen?.iterations.find(
      (one) => one.work === work && one.workSeconds === seconds && wanted(one),
    );
    return found?.iterations;
  }
}

/** A plan with the seconds that were chosen in place of the wanted ones, and time enough for the longest burst. */
export function withChosenAmounts(plan: Plan, amounts: Amount[]): Plan {
  const sweeps = plan.sweeps.map((sweep) => ({
    ...sweep,
    workSeconds: sweep.workSeconds === null ? null : chosenFor(amounts, sweep.work, sweep.workSeconds),
  }));
  const isTimeoutGiven = plan.given.includes("requestTimeoutSeconds");
  return {
    ...plan,
    sweeps,
    targetSeconds: chosenFor(amounts, "matrix", plan.targetSeconds),
    requestTimeoutSeconds: isTimeoutGiven
      ? plan.requestTimeoutSeconds
      : Math.max(plan.requestTimeoutSeconds, timeoutFor(sweeps)),
  };
}

function chosenFor(amounts: Amount[], work: WorkKind, workSeconds: number): number {
  return amounts.find((one) => one.work === work && one.wantedSeconds === workSeconds)?.chosenSeconds ?? workSeconds;
}
