import { type OverTime, SLICES } from "../../../content/run/parts/over-time.ts";
import { microseconds } from "../../program/clock.ts";
import type { WindowTimes } from "./connection/load-request.ts";

/** Notes how a window goes, by when requests were due in it. */
export class Slices {
  readonly #times: WindowTimes;
  readonly #longest = new Float64Array(SLICES).fill(-1);
  readonly #answered = new Uint32Array(SLICES);
  readonly #unanswered = new Uint32Array(SLICES);

  constructor(times: WindowTimes) {
    this.#times = times;
  }

  /** A request that was due in the window has its right answer. */
  answers(due: number, seconds: number): void {
    const slice = this.#sliceOf(due);
    this.#longest[slice] = Math.max(this.#longest[slice] ?? 0, seconds);
    this.#answered[slice] = (this.#answered[slice] ?? 0) + 1;
  }

  /** One was missed, or has none. */
  fails(due: number): void {
    const slice = this.#sliceOf(due);
    this.#unanswered[slice] = (this.#unanswered[slice] ?? 0) + 1;
  }

  /** None of the answers was right, as is seen afterwards. */
  takesAllBack(): void {
    this.#longest.fill(-1);
    for (const [slice, answered] of this.#answered.entries())
      this.#unanswered[slice] = (this.#unanswered[slice] ?? 0) + answered;
    this.#answered.fill(0);
  }

  /** What was noted so far. */
  overTime(): OverTime {
    return {
      longest: [...this.#longest].map((one) => (one < 0 ? null : microseconds(one))),
      unanswered: [...this.#unanswered],
    };
  }

  #sliceOf(due: number): number {
    const { begin, end } = this.#times;
    return Math.min(SLICES - 1, Math.floor((SLICES * (due - begin)) / (end - begin)));
  }
}

/** What several threads noted of one window. */
export function overTimeOf(threads: readonly OverTime[]): OverTime {
  const slices = Array.from({ length: SLICES }, (_, slice) => slice);
  const longestIn = (slice: number) => threads.flatMap(({ longest }) => longest[slice] ?? []);
  return {
    longest: slices.map((slice) => (longestIn(slice).length > 0 ? Math.max(...longestIn(slice)) : null)),
    unanswered: slices.map((slice) => threads.reduce((sum, { unanswered }) => sum + (unanswered[slice] ?? 0), 0)),
  };
}
