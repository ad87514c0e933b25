import { microseconds, monotonicSeconds } from "../program/clock.ts";

/** When something began on the run's clock, and how long it took, in seconds to the microsecond. */
export interface Span {
  startedSeconds: number;
  tookSeconds: number;
}

/**
 * The run's clock: seconds of measuring. It stands still while a run is interrupted, and while services are brought up,
 * which is no measuring.
 */
export class RunClock {
  readonly #read: () => number;
  /** The moment at which it would have shown 0, had it never stood still; unknown while it does. */
  #origin: number | undefined;
  #shownSeconds: number;

  /**
   * @param shownSeconds what it showed when the run was interrupted; 0 for a new run
   * @param read seconds on a monotonic clock
   */
  constructor(shownSeconds: number, read = monotonicSeconds) {
    this.#shownSeconds = shownSeconds;
    this.#read = read;
  }

  /** What it shows at the end of the last span, in seconds. */
  get shownSeconds(): number {
    return this.#shownSeconds;
  }

  /** Lets it stand still until the next span begins. */
  stop(): void {
    this.#origin = undefined;
  }

  /** Begins a span, of which several may overlap; returns what ends it. */
  begin(): () => Span {
    const started = this.#read();
    this.#origin ??= started - this.#shownSeconds;
    const origin = this.#origin;
    return () => {
      const ended = this.#read();
      this.#shownSeconds = microseconds(ended - origin);
      return { startedSeconds: microseconds(started - origin), tookSeconds: microseconds(ended - started) };
    };
  }
}
