import type { Calibration } from "../../content/run/observations/calibration.ts";
import type { Observation } from "../../content/run/observations.ts";
import type { Failure } from "../../content/run/run.ts";
import type { Unplaced } from "../experiments/common/context.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import { nodeOf } from "../schedule/steps.ts";
import type { Journal } from "./journal/journal.ts";
import { type CompletedSteps, calibrationsIn, isReadLater } from "./resume/completed-steps.ts";
import { identityOf } from "./resume/identity.ts";
import type { Span } from "./run-clock.ts";

/** Writes down in the journal what came of steps, and keeps what later steps follow from. */
export class StepLog {
  readonly #journal: Journal;
  readonly #calibrations: Calibration[];
  readonly #earlier: Observation[];
  #order: number;

  /** @param completed what was observed before, when an interrupted run is resumed */
  constructor(journal: Journal, { calibrations, earlier, observations }: CompletedSteps) {
    this.#journal = journal;
    this.#calibrations = [...calibrations];
    this.#earlier = [...earlier];
    this.#order = observations;
  }

  /** The calibrations that amounts are chosen from. */
  get calibrations(): Calibration[] {
    return this.#calibrations;
  }

  /** The observations that later steps follow from. */
  get earlier(): readonly Observation[] {
    return this.#earlier;
  }

  /** What was observed in a step, with its place in the run. */
  place(observed: Unplaced<Observation>, { target, node }: Step, span: Span): Observation {
    const order = this.#order++;
    return { ...observed, order, ...span, target, ...(node !== undefined && { node }) } as Observation;
  }

  /** @param message why the observation does not count; undefined where it does, or its step is taken again */
  async keep(observation: Observation, message: string | undefined): Promise<void> {
    const stage = experimentOf(observation).stage(observation);
    const failure = message ? failureOf(observation, stage, message) : null;
    this.#calibrations.push(...calibrationsIn(observation));
    if (isReadLater(observation)) this.#earlier.push(observation);
    await this.#journal.append({ observation, failure });
  }

  /** Writes down that a step could not be taken, where its experiment has something to say of that. */
  async skip(step: Step): Promise<void> {
    const message = experimentOf(step).skippedMessage;
    if (message === null) return;
    await this.#journal.append({ skipped: failureOf(step, step.kind, message), step: identityOf(step) });
  }

  /** Writes down that a step was not taken because its node was lost. */
  async lose(step: Step, message: string): Promise<void> {
    await this.#journal.append({ lost: { target: step.target, stage: "node", message, node: nodeOf(step) } });
  }
}

function failureOf({ target, node }: Pick<Step, "target" | "node">, stage: string, message: string): Failure {
  return { target, stage, message, ...(node !== undefined && { node }) };
}
