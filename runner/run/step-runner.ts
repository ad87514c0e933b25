import type { Burst } from "../../content/run/observations/burst.ts";
import type { Calibration } from "../../content/run/observations/calibration.ts";
import type { Observation } from "../../content/run/observations.ts";
import type { Clock } from "../../content/run/parts/clock.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Capacity } from "../../content/run/self-test.ts";
import type { Progress } from "../cli/progress.ts";
import { invalidReason } from "../experiments/invalid-reason.ts";
import { follow, observe, precede } from "../experiments/observe.ts";
import type { Service } from "../fleet/read-services.ts";
import { Amounts } from "../plan/amounts.ts";
import { expectedSeconds } from "../plan/expected-seconds.ts";
import type { ExperimentContext } from "../plan/experiment-context.ts";
import type { Step } from "../plan/steps.ts";
import { microseconds, monotonicSeconds } from "../program/clock.ts";
import type { Journal } from "./journal/journal.ts";
import { type CompletedSteps, isFirstCalibration, NONE_COMPLETED } from "./resume/completed-steps.ts";
import { identityOf } from "./resume/identity.ts";
import { isToBeRepeated } from "./resume/repeats.ts";

/** What the first burst on an endpoint is, and no other. */
const FIRST = { level: 1, repetition: 0, cold: true, serving: { workers: 1, cores: 1 }, estimateSeconds: 0 };

/** What a sequence of steps needs to run. */
export interface StepContext {
  plan: Plan;
  /** What is known of the client and the machine: amounts are chosen from it. */
  capacity: Capacity;
  journal: Journal;
  signal: AbortSignal;
}

/** Services that are up. */
export interface RunningServices {
  services: Service[];
  /** The first process of each that can be seen from outside. */
  rootPids: Map<string, number>;
  /** Whether client and targets share a kernel, and so a clock. */
  clock: Clock;
}

/** Takes steps in order and writes down what was seen; what cannot be measured is written down too, and the rest goes on. */
export class StepRunner {
  readonly #context: StepContext;
  readonly #amounts: Amounts;
  readonly #progress: Progress;
  readonly #completed: CompletedSteps;
  readonly #calibrations: Calibration[];
  #order: number;
  /** The moment at which the run's clock showed 0, had it not stood still while the run was interrupted. */
  #origin: number | undefined;
  #lastEndSeconds: number;

  /** @param completed what was completed of the plan before, when an interrupted run is gone on with */
  constructor(context: StepContext, progress: Progress, completed: CompletedSteps = NONE_COMPLETED) {
    this.#context = context;
    this.#amounts = new Amounts(context.plan, completed.chosen);
    this.#calibrations = [...completed.calibrations];
    this.#progress = progress;
    this.#completed = completed;
    this.#order = completed.observations;
    this.#lastEndSeconds = completed.seconds;
    if (completed.chosen) this.#know();
  }

  /**
   * Takes some steps, on the services that are up. The run's clock stands still between two calls: bringing services
   * up is no measuring.
   *
   * @param pauseSeconds expected until the next call, for the time that is left
   */
  async take(steps: Step[], running: RunningServices, pauseSeconds = 0): Promise<void> {
    try {
      this.#origin = undefined;
      this.#progress.goOn(pauseSeconds);
      await this.#warmAgain(running);
      for (const step of steps) await this.#take(step, running);
    } finally {
      this.#progress.close();
    }
  }

  /** Seconds on the run's clock at the end of the last observation. */
  get lastEndSeconds(): number {
    return this.#lastEndSeconds;
  }

  /** What its cold bursts had warmed is cold again where a target was started anew. */
  async #warmAgain(running: RunningServices): Promise<void> {
    for (const sweep of this.#context.plan.sweeps) {
      const cold: Step = { kind: "burst", target: sweep.target, sweep, ...FIRST };
      const context = this.#contextFor(cold, running);
      if (context && this.#completed.done.has(identityOf(cold))) await follow(context, cold);
    }
  }

  async #take(step: Step, running: RunningServices): Promise<void> {
    this.#context.signal.throwIfAborted();
    if (!this.#amounts.chosen && needsAmounts(step)) await this.#choose();
    const context = this.#contextFor(step, running);
    if (!context) await this.#skip(step);
    else {
      await precede(context, step);
      this.#progress.begin(step);
      const first = this.#completed.attempts.get(identityOf(step)) ?? 0;
      for (let attempt = first; (await this.#observe(context, step, attempt)) === "again"; attempt++);
      await follow(context, step);
    }
    this.#progress.end(step);
  }

  /** A context for a step, or undefined when its target is not up or the work was never calibrated. */
  #contextFor(step: Step, { services, rootPids, clock }: RunningServices): ExperimentContext | undefined {
    const service = services.find(({ name }) => name === step.target);
    if (!service || !this.#isKnown(step)) return undefined;
    const { signal } = this.#context;
    const { plan } = this.#amounts;
    return { service, plan, amounts: this.#amounts, clock, rootPid: rootPids.get(service.name) ?? null, signal };
  }

  #isKnown(step: Step): boolean {
    if (step.kind === "single") return this.#amounts.own(step.sweep) !== undefined;
    return step.kind !== "burst" || this.#amounts.shared(step.sweep) !== undefined;
  }

  async #observe(context: ExperimentContext, step: Step, attempt: number): Promise<"again" | "done"> {
    const started = monotonicSeconds();
    this.#origin ??= started - this.#lastEndSeconds;
    const seen = await observe(context, step, attempt);
    this.#context.signal.throwIfAborted();
    const ended = monotonicSeconds();
    this.#lastEndSeconds = microseconds(ended - this.#origin);
    const observation = {
      ...seen,
      order: this.#order++,
      startedSeconds: microseconds(started - this.#origin),
      tookSeconds: microseconds(ended - started),
      target: step.target,
    } as Observation;
    const isAgain = isToBeRepeated(observation, attempt, this.#context.plan);
    await this.#keep(observation, !isAgain);
    return isAgain ? "again" : "done";
  }

  async #keep(observation: Observation, isLast: boolean): Promise<void> {
    const message = isLast ? invalidReason(observation) : undefined;
    const failure = message ? { target: observation.target, stage: stageOf(observation), message } : null;
    if (isFirstCalibration(observation)) this.#calibrations.push(observation);
    await this.#context.journal.append({ observation, failure });
  }

  /** Chooses how much work is asked for, once for the run: whoever goes on with it finds it in the journal. */
  async #choose(): Promise<void> {
    const chosen = this.#amounts.choose(this.#context.capacity.costs, this.#calibrations);
    await this.#context.journal.append({ chosen });
    this.#know();
  }

  #know(): void {
    const { availableCores } = this.#context.capacity;
    this.#progress.know((step) => expectedSeconds(step, this.#amounts, availableCores));
  }

  async #skip(step: Step): Promise<void> {
    // A target that did not come up has said so already; one that was never calibrated has too.
    if (step.kind !== "single") return;
    const message = "not measured: the target is not up or was not calibrated";
    await this.#context.journal.append({ skipped: { target: step.target, stage: step.kind, message } });
  }
}

/** Whether a step comes after the first calibrations. */
function needsAmounts(step: Step): boolean {
  return step.kind !== "roundTrip" && !(step.kind === "calibration" && step.repetition === 0);
}

function stageOf(observation: Observation): string {
  return observation.kind === "burst" ? burstStage(observation) : observation.kind;
}

function burstStage({ endpoint, level, repetition, cold }: Burst): string {
  return `${endpoint}, n = ${level}, ${cold ? "cold" : `repetition ${repetition + 1}`}`;
}
