import type { ErrorKind } from "../../../content/run/parts/load-window.ts";
import type { OverTime } from "../../../content/run/parts/over-time.ts";
import { emptyHistogram, encodeHistogram, recordSeconds } from "../../../content/statistics/histogram.ts";
import type { Failed } from "./connection/connection.ts";
import type { WindowTimes } from "./connection/load-request.ts";
import { Slices } from "./slices.ts";

/** What one thread has counted in a window; times in seconds, histograms encoded. */
export interface ThreadCounts {
  offered: number;
  sent: number;
  missed: { late: number; full: number };
  answered: number;
  errors: Partial<Record<ErrorKind, number>>;
  firstFailed: Failed | null;
  latency: string;
  sinceSent: string;
  lateness: string;
  overTime: OverTime;
  /** Seconds that requests were in flight within the window, all together. */
  inFlightSeconds: number;
  cpuShare: number;
  /** Whether it went before all other threads of the machine. */
  hasPrecedence: boolean;
}

/** Whether a request counts in a window because it was due in it, or because it was over in it. */
type CountedBy = "due" | "over";

/** Counts what happens to the requests of one thread, for as long as its window lasts. */
export class Tally {
  readonly #times: WindowTimes;
  readonly #countedBy: CountedBy;
  #latency = emptyHistogram();
  #sinceSent = emptyHistogram();
  readonly #lateness = emptyHistogram();
  readonly #slices: Slices;
  readonly #missed = { late: 0, full: 0 };
  readonly #errors: ThreadCounts["errors"] = {};
  #sent = 0;
  #answered = 0;
  #firstFailed: Failed | null = null;
  #inFlight = 0;
  #inFlightSeconds = 0;
  #changedAt: number;

  constructor(times: WindowTimes, countedBy: CountedBy) {
    this.#times = times;
    this.#countedBy = countedBy;
    this.#changedAt = times.warmUp;
    this.#slices = new Slices(times);
  }

  /** A request is sent now, so late. */
  sends(now: number, due: number): void {
    if (!this.#isFollowed(due)) return;
    this.#change(now, 1);
    if (this.#countedBy === "over") return;
    this.#sent += 1;
    recordSeconds(this.#lateness, now - due);
  }

  /** A request that was due is not sent, and why. */
  misses(due: number, why: "late" | "full"): void {
    if (!this.#isCounted(due)) return;
    this.#missed[why] += 1;
    this.#slices.fails(due);
  }

  /**
   * A request that was due and sent at these moments is over now.
   *
   * @returns whether it is counted as answered
   */
  ends(now: number, { due, sent }: { due: number; sent: number }, failed: Failed | null): boolean {
    if (this.#isFollowed(due)) this.#change(now, -1);
    if (!this.#isCounted(this.#countedBy === "due" ? due : now)) return false;
    if (this.#countedBy === "over") this.#sent += 1;
    if (failed) {
      this.#fails(failed, 1);
      this.#slices.fails(due);
    } else {
      this.#answered += 1;
      // A closed loop has no latency to tell.
      if (this.#countedBy === "over") return true;
      recordSeconds(this.#latency, now - due);
      this.#slices.answers(due, now - due);
      recordSeconds(this.#sinceSent, now - sent);
    }
    return failed === null;
  }

  /** So many requests of a closed loop that were counted as answered were not, as is seen afterwards. */
  takesBack(requests: number, failed: Failed): void {
    if (requests === 0) return;
    this.#answered -= requests;
    this.#fails(failed, requests);
  }

  /** No request that was counted as answered was, as is seen afterwards. */
  takesAllBack(failed: Failed): void {
    this.takesBack(this.#answered, failed);
    [this.#latency, this.#sinceSent] = [emptyHistogram(), emptyHistogram()];
    this.#slices.takesAllBack();
  }

  /** What was counted, once the window is over. */
  counts(now: number): Omit<ThreadCounts, "cpuShare" | "hasPrecedence"> {
    this.#change(now, 0);
    const offered = this.#sent + this.#missed.late + this.#missed.full;
    return {
      ...{ offered, sent: this.#sent, missed: this.#missed },
      ...{ answered: this.#answered, errors: this.#errors, firstFailed: this.#firstFailed },
      latency: encodeHistogram(this.#latency),
      sinceSent: encodeHistogram(this.#sinceSent),
      lateness: encodeHistogram(this.#lateness),
      overTime: this.#slices.overTime(),
      inFlightSeconds: this.#inFlightSeconds,
    };
  }

  #fails(failed: Failed, requests: number): void {
    this.#firstFailed ??= failed;
    this.#errors[failed.kind] = (this.#errors[failed.kind] ?? 0) + requests;
  }

  /**
   * In a closed loop connections are busy all the time, in an open one only requests that count say how many are in flight.
   */
  #isFollowed(due: number): boolean {
    return this.#countedBy === "over" || this.#isCounted(due);
  }

  #isCounted(moment: number): boolean {
    return moment >= this.#times.begin && moment < this.#times.end;
  }

  #change(now: number, by: number): void {
    const { begin, end } = this.#times;
    const within = Math.min(now, end) - Math.max(this.#changedAt, begin);
    this.#inFlightSeconds += this.#inFlight * Math.max(0, within);
    this.#inFlight += by;
    this.#changedAt = now;
  }
}
