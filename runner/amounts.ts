import type { WorkKind } from "../content/run/endpoint.ts";
import { workOf } from "../content/run/endpoint.ts";
import type { Calibration } from "../content/run/observations.ts";
import type { Plan, Sweep } from "../content/run/plan.ts";
import type { Run } from "../content/run/run.ts";
import { iterationsFor } from "./experiments/calibrate.ts";

type Decided = Run["iterations"][number];

/** How much work requests ask for: decided once from each target's first calibration, and then fixed. */
export class Amounts {
  readonly #plan: Plan;
  readonly #decided: Decided[];

  /** @param decided what was decided earlier in the same run */
  constructor(plan: Plan, decided: readonly Decided[] = []) {
    this.#plan = plan;
    this.#decided = [...decided];
  }

  /** Decides the iterations for every duration that the plan wants of this kind of work; none when nothing counted. */
  decide({ target, work, samples }: Pick<Calibration, "target" | "work" | "samples">): Decided[] {
    const durations = this.#plan.sweeps
      .filter(({ endpoint }) => workOf(endpoint) === work)
      .map((one) => one.workSeconds);
    const fresh = [...new Set(durations)].flatMap((workSeconds): Decided[] => {
      const iterations = iterationsFor(workSeconds, samples);
      return iterations === undefined ? [] : [{ target, work, workSeconds, iterations }];
    });
    this.#decided.push(...fresh);
    return fresh;
  }

  /** What one request alone asks for: the target's own iterations. Undefined when it was not calibrated. */
  own(sweep: Sweep): number | undefined {
    return this.#find(sweep, (decided) => decided.target === sweep.target);
  }

  /**
   * What every request of a burst asks for: milliseconds, or the iterations of the first target that was calibrated,
   * equal work for all as in the document. Undefined when none was.
   */
  shared(sweep: Sweep): number | undefined {
    return workOf(sweep.endpoint) === "wait" ? Math.round(sweep.workSeconds * 1000) : this.#find(sweep, () => true);
  }

  /** The iterations of a kind of work that take about so many seconds; undefined when none was calibrated. */
  forSeconds(work: WorkKind, seconds: number): number | undefined {
    const known = this.#decided.find((one) => one.work === work);
    return known && Math.max(1, Math.round((known.iterations * seconds) / known.workSeconds));
  }

  #find({ endpoint, workSeconds }: Sweep, wanted: (decided: Decided) => boolean): number | undefined {
    const work: WorkKind = workOf(endpoint);
    return this.#decided.find((one) => one.work === work && one.workSeconds === workSeconds && wanted(one))?.iterations;
  }
}
