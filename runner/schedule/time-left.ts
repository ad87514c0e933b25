import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import { nodeOf, secondsOnNodes, takesBurstTime } from "./steps.ts";

/** Beside the time that has passed, the shown time may move by at most this share of it, plus SECONDS_PER_STEP, per step. */
const SHARE_PER_STEP = 0.04;
const SECONDS_PER_STEP = 1;
/** Shorter than any step. */
const LEAST_SECONDS = 0.0001;

/** What is still to come of a run. */
export interface Rest {
  steps: Step[];
  /** Seconds in which nothing is measured. */
  pauseSeconds: number;
  /** What may follow as well. */
  further?: {
    steps: Step[];
    /** The most seconds that those of these and of `limited` take together which looks may leave out: bursts. */
    mostSeconds: number;
    /** Steps that come for certain, whose bursts use up the same time. */
    limited: Step[];
  };
}

/** How many times as long as expected the steps of one group took: the sum of its logarithms. */
interface Pace {
  logarithms: number;
  steps: number;
}

/**
 * How long the rest of a run is going to take. What is known of a step, its expectation, is corrected by how long
 * steps took that are like it: the same burst before, then others of its sweep, then others of its kind. Each of
 * these counts as much as the steps it has, and the wider one beside it as one step. Means are of logarithms, so that
 * one step that was held up does not count for many.
 */
export class TimeLeft {
  readonly #now: () => number;
  readonly #paces = new Map<string, Pace>();
  #rest: Rest = { steps: [], pauseSeconds: 0 };
  #expect: ((step: Step) => number) | null = null;
  readonly #done = new Set<Step>();
  /** When the last step on each node ended; nodes without one began with all. */
  readonly #lastEnds = new Map<number, number>();
  #began: number;
  #shown: { at: number; seconds: number } | null = null;

  /** @param now seconds on a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now;
    this.#began = now();
  }

  /** Sets how many seconds every step is expected to take, once amounts are chosen. */
  expect(seconds: (step: Step) => number): void {
    this.#expect = seconds;
  }

  /** The first of these steps begins now: the time before belongs to none. */
  start(rest: Rest): void {
    this.#rest = rest;
    this.#done.clear();
    this.#lastEnds.clear();
    this.#began = this.#now();
  }

  /** A step has ended, and all that comes with it. */
  ended(step: Step): void {
    const now = this.#now();
    const took = Math.max(LEAST_SECONDS, now - (this.#lastEnds.get(nodeOf(step)) ?? this.#began));
    const logarithm = Math.log(took / this.#expectation(step));
    for (const group of experimentOf(step).paceGroups(step)) {
      const { logarithms, steps } = this.#paces.get(group) ?? { logarithms: 0, steps: 0 };
      this.#paces.set(group, { logarithms: logarithms + logarithm, steps: steps + 1 });
    }
    this.#lastEnds.set(nodeOf(step), now);
    this.#done.add(step);
  }

  /** Seconds, which never jump; null as long as the calibrations have not told what to expect. */
  seconds(): number | null {
    if (!this.#expect) return null;
    const now = this.#now();
    const estimated = this.estimated();
    const before = this.#shown && Math.max(0, this.#shown.seconds - (now - this.#shown.at));
    const most = SECONDS_PER_STEP + SHARE_PER_STEP * (this.#shown?.seconds ?? 0);
    const seconds = before === null ? estimated : before + Math.min(most, Math.max(-most, estimated - before));
    this.#shown = { at: now, seconds };
    return seconds;
  }

  /** Seconds as they are estimated now: at most, where it is not known yet how much is going to be measured. */
  estimated(): number {
    const { steps, pauseSeconds, further } = this.#rest;
    const left = steps.filter((step) => !this.#done.has(step));
    return this.#predicted(left) + pauseSeconds + this.#furtherSeconds(further);
  }

  /** Whether less may be measured than is estimated. */
  get isAtMost(): boolean {
    return (this.#rest.further?.steps.length ?? 0) > 0;
  }

  /** Windows of steady load come whole in every repetition, however long bursts take. */
  #furtherSeconds(further: Rest["further"]): number {
    if (!further) return 0;
    const { steps, limited, mostSeconds } = further;
    const left = mostSeconds - this.#predicted(limited.filter(takesBurstTime));
    const unbounded = this.#predicted(steps.filter((step) => !takesBurstTime(step)));
    return unbounded + Math.max(0, Math.min(left, this.#predicted(steps.filter(takesBurstTime))));
  }

  #predicted(steps: Step[]): number {
    return secondsOnNodes(steps, (step) => this.#expectation(step) * this.#pace(experimentOf(step).paceGroups(step)));
  }

  #expectation(step: Step): number {
    return this.#expect?.(step) ?? step.estimateSeconds;
  }

  /** How many times as long as expected steps take, by the narrowest group that any of was seen. */
  #pace(groups: string[]): number {
    const logarithm = groups.reduceRight((wider, group) => {
      const { logarithms, steps } = this.#paces.get(group) ?? { logarithms: 0, steps: 0 };
      return (logarithms + wider) / (steps + 1);
    }, 0);
    return Math.exp(logarithm);
  }
}
