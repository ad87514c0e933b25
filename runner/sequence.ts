import type { Burst, Observation } from "../content/run/observations.ts";
import type { Plan } from "../content/run/plan.ts";
import { Amounts } from "./amounts.ts";
import { complaint } from "./complaint.ts";
import type { Bench } from "./experiments/experiment.ts";
import { follow, observe, precede } from "./experiments/observe.ts";
import type { Service } from "./fleet/services.ts";
import type { Journal } from "./journal.ts";
import { monotonicSeconds } from "./load/clock.ts";
import { type Clock, microseconds } from "./load/record.ts";
import type { Progress } from "./report/progress.ts";
import type { Step } from "./steps.ts";

/** An invalid burst is fired again so often, then kept and marked. */
const MOST_REPEATS = 2;

/** What a sequence of steps needs to run. */
export interface Setting {
  plan: Plan;
  journal: Journal;
  /** Whether client and targets share a kernel, and so a clock. */
  clock: Clock;
  signal: AbortSignal;
}

/** Services that are up, and the first process of each that can be seen from outside. */
export interface Present {
  services: Service[];
  rootPids: Map<string, number>;
}

/** Seconds from the first observation's start to the last one's end, and those spent in observations alone. */
export interface Measured {
  measuringSeconds: number;
  observedSeconds: number;
}

/** Takes steps in order and writes down what was seen; what cannot be measured is written down too, and the rest goes on. */
export class Sequence {
  readonly #setting: Setting;
  readonly #amounts: Amounts;
  readonly #progress: Progress;
  #order = 0;
  #began = 0;
  #lastEnd = 0;
  #observedSeconds = 0;

  constructor(setting: Setting, progress: Progress) {
    this.#setting = setting;
    this.#amounts = new Amounts(setting.plan);
    this.#progress = progress;
  }

  /** Takes some steps, on the services that are up. */
  async take(steps: Step[], present: Present): Promise<void> {
    try {
      for (const step of steps) await this.#take(step, present);
    } finally {
      this.#progress.close();
    }
  }

  /** How long the steps taken so far took. */
  measured(): Measured {
    return {
      measuringSeconds: microseconds(this.#lastEnd - this.#began),
      observedSeconds: microseconds(this.#observedSeconds),
    };
  }

  async #take(step: Step, present: Present): Promise<void> {
    this.#setting.signal.throwIfAborted();
    const bench = this.#benchFor(step, present);
    if (!bench) await this.#skip(step);
    else {
      await precede(bench, step);
      this.#progress.begin(step);
      for (let attempt = 0; (await this.#observe(bench, step, attempt)) === "again"; attempt++);
      await follow(bench, step);
    }
    this.#progress.end(step);
  }

  /** A bench for a step, or undefined when its target is not up or the work was never calibrated. */
  #benchFor(step: Step, { services, rootPids }: Present): Bench | undefined {
    const service = services.find(({ name }) => name === step.target);
    if (!service || !this.#isKnown(step)) return undefined;
    const { plan, clock, signal } = this.#setting;
    return { service, plan, amounts: this.#amounts, clock, rootPid: rootPids.get(service.name) ?? null, signal };
  }

  #isKnown(step: Step): boolean {
    if (step.kind === "single") return this.#amounts.own(step.sweep) !== undefined;
    return step.kind !== "burst" || this.#amounts.shared(step.sweep) !== undefined;
  }

  async #observe(bench: Bench, step: Step, attempt: number): Promise<"again" | "done"> {
    const started = monotonicSeconds();
    if (this.#began === 0) this.#began = started;
    const seen = await observe(bench, step, attempt);
    this.#setting.signal.throwIfAborted();
    this.#lastEnd = monotonicSeconds();
    if (step.kind !== "roundTrip") this.#observedSeconds += this.#lastEnd - started;
    const observation = {
      ...seen,
      order: this.#order++,
      startedSeconds: microseconds(started - this.#began),
      tookSeconds: microseconds(this.#lastEnd - started),
      target: step.target,
    } as Observation;
    const isLast = attempt === MOST_REPEATS || !isWorthRepeating(observation, this.#setting.plan);
    await this.#keep(observation, isLast);
    return isLast ? "done" : "again";
  }

  async #keep(observation: Observation, isLast: boolean): Promise<void> {
    const { journal } = this.#setting;
    await journal.append({ observation });
    const message = isLast ? complaint(observation) : undefined;
    if (message)
      await journal.append({ failure: { target: observation.target, stage: stageOf(observation), message } });
    if (observation.kind !== "calibration" || observation.repetition > 0) return;
    for (const iterations of this.#amounts.decide(observation)) await journal.append({ iterations });
  }

  async #skip(step: Step): Promise<void> {
    // A target that did not come up has said so already; one that was never calibrated has too.
    if (step.kind !== "single") return;
    const message = "not measured: the target is not up or was not calibrated";
    await this.#setting.journal.append({ failure: { target: step.target, stage: step.kind, message } });
  }
}

/**
 * What must not be counted is fired again, unless it took the whole timeout, which it would again, or was the first
 * request ever, which cannot be had again.
 */
function isWorthRepeating(observation: Observation, plan: Plan): boolean {
  if (!("doubts" in observation) || observation.doubts.length === 0) return false;
  if (observation.kind === "burst" && observation.cold) return false;
  return observation.tookSeconds < plan.requestTimeoutSeconds;
}

function stageOf(observation: Observation): string {
  return observation.kind === "burst" ? burstStage(observation) : observation.kind;
}

function burstStage({ endpoint, level, repetition, cold }: Burst): string {
  return `${endpoint}, n = ${level}, ${cold ? "cold" : `repetition ${repetition + 1}`}`;
}
