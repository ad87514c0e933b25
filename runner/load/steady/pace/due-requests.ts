import type { OpenLoop } from "../../../../content/run/parts/load-window.ts";
import type { WindowTimes } from "../connection/load-request.ts";
import { arrivals } from "./arrivals.ts";

/** When the requests of a load are due. */
export interface Timetable {
  loop: OpenLoop;
  times: WindowTimes;
  /** See {@link arrivals}. */
  firstAfterSeconds: number | undefined;
}

/** About as long as two threads take to wake up where all cores sleep. */
const EARLY_SECONDS = 0.0003;
/** The most of a core that threads may use to wait awake: targets need it too. */
const AWAKE_SHARE = 0.15;

/**
 * How long before a request of a load is due the thread that sends it is called, to wait for the moment awake: the higher the
 * rate, the shorter, but threads are then awake more often anyway.
 */
export function earlySeconds({ loop: { ratePerSecond } }: Pick<Timetable, "loop">): number {
  return Math.min(EARLY_SECONDS, AWAKE_SHARE / ratePerSecond);
}

/** All moments at which requests of a load are due, in their order. */
export function momentsOf({ loop, times, firstAfterSeconds }: Timetable): Generator<number> {
  return arrivals(loop, times.warmUp, times.end, firstAfterSeconds);
}

/** The moments at which those of one thread are due: threads take turns. */
export class DueRequests {
  readonly #moments: Generator<number>;
  #next: number;

  /** @param place of the thread, from 0 on, among all of them */
  constructor(timetable: Timetable, place: number, among: number) {
    this.#moments = every(momentsOf(timetable), place, among);
    this.#next = this.#following();
  }

  /** When the next one is due; never where none is. */
  get next(): number {
    return this.#next;
  }

  /** Takes the next one where it is due by now; null where none is. */
  take(now: number): number | null {
    const due = this.#next;
    if (due > now || due === Number.POSITIVE_INFINITY) return null;
    this.#next = this.#following();
    return due;
  }

  #following(): number {
    const { value, done } = this.#moments.next();
    return done ? Number.POSITIVE_INFINITY : value;
  }
}

function* every(moments: Generator<number>, place: number, among: number): Generator<number> {
  let at = 0;
  for (const moment of moments) if (at++ % among === place) yield moment;
}
