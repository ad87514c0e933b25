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
import { identityOf } from "./resume/identity.ts";
import { isToBeRepeated } from "./resume/repeats.ts";
import { NOTHING, type Taken } from "./resume/taken.ts";
import type { Step } from "./steps.ts";

/** What the first burst on an endpoint is, and no other. */
const FIRST = { level: 1, repetition: 0, cold: true, estimateSeconds: 0 };

/** What a sequence of steps needs to run. */
export interface Setting {
  plan: Plan;
  journal: Journal;
  signal: AbortSignal;
}

/** Services that are up. */
export interface Present {
  services: Service[];
  /** The first process of each that can be seen from outside. */
  rootPids: Map<string, number>;
  /** Whether client and targets share a kernel, and so a clock. */
  clock: Clock;
}

/** Takes steps in order and writes down what was seen; what cannot be measured is written down too, and the rest goes on. */
export class Sequence {
  readonly #setting: Setting;
  readonly #amounts: Amounts;
  readonly #progress: Progress;
  readonly #taken: Taken;
  #order: number;
  /** The moment at which the run's clock showed 0, had it not stood still while the run was interrupted. */
  #origin: number | undefined;
  #lastEndSeconds: number;

  /** @param taken what was taken of the plan before, when an interrupted run is gone on with */
  constructor(setting: Setting, progress: Progress, taken: Taken = NOTHING) {
    this.#setting = setting;
    this.#amounts = new Amounts(setting.plan, taken.iterations);
    this.#progress = progress;
    this.#taken = taken;
    this.#order = taken.observations;
    this.#lastEndSeconds = taken.seconds;
  }

  /** Takes some steps, on the services that are up. */
  async take(steps: Step[], present: Present): Promise<void> {
    try {
      await this.#warmAgain(present);
      for (const step of steps) await this.#take(step, present);
    } finally {
      this.#progress.close();
    }
  }

  /** Seconds on the run's clock at the end of the last observation. */
  get lastEndSeconds(): number {
    return this.#lastEndSeconds;
  }

  /** What its cold bursts had warmed is cold again where a target was started anew. */
  async #warmAgain(present: Present): Promise<void> {
    for (const sweep of this.#setting.plan.sweeps) {
      const cold: Step = { kind: "burst", target: sweep.target, sweep, ...FIRST };
      const bench = this.#benchFor(cold, present);
      if (bench && this.#taken.done.has(identityOf(cold))) await follow(bench, cold);
    }
  }

  async #take(step: Step, present: Present): Promise<void> {
    this.#setting.signal.throwIfAborted();
    const bench = this.#benchFor(step, present);
    if (!bench) await this.#skip(step);
    else {
      await precede(bench, step);
      this.#progress.begin(step);
      const first = this.#taken.attempts.get(identityOf(step)) ?? 0;
      for (let attempt = first; (await this.#observe(bench, step, attempt)) === "again"; attempt++);
      await follow(bench, step);
    }
    this.#progress.end(step);
  }

  /** A bench for a step, or undefined when its target is not up or the work was never calibrated. */
  #benchFor(step: Step, { services, rootPids, clock }: Present): Bench | undefined {
    const service = services.find(({ name }) => name === step.target);
    if (!service || !this.#isKnown(step)) return undefined;
    const { plan, signal } = this.#setting;
    return { service, plan, amounts: this.#amounts, clock, rootPid: rootPids.get(service.name) ?? null, signal };
  }

  #isKnown(step: Step): boolean {
    if (step.kind === "single") return this.#amounts.own(step.sweep) !== undefined;
    return step.kind !== "burst" || this.#amounts.shared(step.sweep) !== undefined;
  }

  async #observe(bench: Bench, step: Step, attempt: number): Promise<"again" | "done"> {
    const started = monotonicSeconds();
    this.#origin ??= started - this.#taken.seconds;
    const seen = await observe(bench, step, attempt);
    this.#setting.signal.throwIfAborted();
    const ended = monotonicSeconds();
    this.#lastEndSeconds = microseconds(ended - this.#origin);
    const observation = {
      ...seen,
      order: this.#order++,
      startedSeconds: microseconds(started - this.#origin),
      tookSeconds: microseconds(ended - started),
      target: step.target,
    } as Observation;
    const isAgain = isToBeRepeated(observation, attempt, this.#setting.plan);
    await this.#keep(observation, !isAgain);
    return isAgain ? "again" : "done";
  }

  async #keep(observation: Observation, isLast: boolean): Promise<void> {
    const message = isLast ? complaint(observation) : undefined;
    const failure = message ? { target: observation.target, stage: stageOf(observation), message } : null;
    const isFirst = observation.kind === "calibration" && observation.repetition === 0;
    const iterations = isFirst ? this.#amounts.decide(observation) : [];
    await this.#setting.journal.append({ observation, iterations, failure });
  }

  async #skip(step: Step): Promise<void> {
    // A target that did not come up has said so already; one that was never calibrated has too.
    if (step.kind !== "single") return;
    const message = "not measured: the target is not up or was not calibrated";
    await this.#setting.journal.append({ skipped: { target: step.target, stage: step.kind, message } });
  }
}

function stageOf(observation: Observation): string {
  return observation.kind === "burst" ? burstStage(observation) : observation.kind;
}

function burstStage({ endpoint, level, repetition, cold }: Burst): string {
  return `${endpoint}, n = ${level}, ${cold ? "cold" : `repetition ${repetition + 1}`}`;
}
