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
