import type { Capacity } from "../../content/run/circumstances/self-test.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Progress } from "../cli/progress.ts";
import type { ExperimentContext } from "../experiments/common/context.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import { loadFromHere } from "../load/steady/load-window.ts";
import { UNSEEN } from "../observe/target-observer.ts";
import { Amounts } from "../plan/amounts.ts";
import { nodeOf } from "../schedule/steps.ts";
import type { Rest } from "../schedule/time-left.ts";
import { noteFaults } from "./bring-up/note-faults.ts";
import type { RunningServices } from "./bring-up/running-services.ts";
import { FollowedSteps } from "./followed-steps.ts";
import type { Journal } from "./journal/journal.ts";
import { Losses } from "./losses.ts";
import { onNodes } from "./on-nodes.ts";
import { type CompletedSteps, isRepeated, NONE_COMPLETED } from "./resume/completed-steps.ts";
import { identityOf } from "./resume/identity.ts";
import { RunClock } from "./run-clock.ts";
import { StepLog } from "./step-log.ts";

/** What steps are taken with. */
export interface StepContext {
  plan: Plan;
  /** What is known of the client and the machine: amounts are chosen from it. */
  capacity: Capacity;
  journal: Journal;
  signal: AbortSignal;
}

const NOTHING: Rest = { steps: [], pauseSeconds: 0 };

/**
 * Takes steps in order, on several machines at once, and writes down what was observed; what cannot be measured is written
 * down too, and the steps after it are taken all the same.
 */
export class StepRunner {
  readonly #context: StepContext;
  readonly #amounts: Amounts;
  readonly #progress: Progress;
  readonly #completed: CompletedSteps;
  readonly #losses: Losses;
  readonly #log: StepLog;
  readonly #clock: RunClock;
  readonly #followed = new FollowedSteps();

  /** @param completed the steps of the plan that were completed before, when an interrupted run is resumed */
  constructor(context: StepContext, progress: Progress, completed: CompletedSteps = NONE_COMPLETED) {
    this.#context = context;
    this.#losses = new Losses(context.plan);
    this.#amounts = new Amounts(context.plan, completed.chosen);
    this.#log = new StepLog(context.journal, completed);
    this.#progress = progress;
    this.#completed = completed;
    this.#clock = new RunClock(completed.seconds);
    if (completed.chosen) this.#shareExpectations();
  }

  /**
   * Takes those of some steps that were not completed before, on the services that are up, node by node at once. The run's
   * clock stands still between two calls: bringing services up is no measuring.
   *
   * @param running what is up on each node
   * @param later what comes after these steps, for the time that is left
   */
  async take(steps: Step[], running: readonly RunningServices[], later: Rest = NOTHING): Promise<void> {
    const isDone = (step: Step) => this.#completed.done.has(identityOf(step));
    const todo = steps.filter((one) => !isDone(one));
    try {
      this.#clock.stop();
      this.#progress.start({ ...later, steps: [...todo, ...later.steps.filter((one) => !isDone(one))] });
      for (const step of steps.filter(isDone)) await this.#followAgain(step, running);
      // Amounts follow from what was observed on all nodes.
      const early = this.#amounts.chosen ? 0 : todo.findIndex((step) => !experimentOf(step).isBeforeAmounts(step));
      const take = (step: Step) => this.#take(step, running);
      await onNodes(early < 0 ? todo : todo.slice(0, early), take);
      if (early < 0) return;
      if (!this.#amounts.chosen) await this.#chooseAmounts();
      await onNodes(todo.slice(early), take);
    } finally {
      this.#progress.close();
    }
  }

  /** How long a step is expected to take: as estimated until amounts are chosen. */
  expectedSeconds(step: Step): number {
    if (!this.#amounts.chosen) return step.estimateSeconds;
    return experimentOf(step).expectedSeconds(step, this.#amounts, this.#context.capacity.availableCores);
  }

  /** Seconds on the run's clock at the end of the last observation. */
  get lastEndSeconds(): number {
    return this.#clock.shownSeconds;
  }

  /** The target was started anew since a step was completed, and what came after it is undone. */
  async #followAgain(step: Step, running: readonly RunningServices[]): Promise<void> {
    const context = this.#contextFor(step, running);
    if (context) await this.#followed.follow(context, step);
  }

  async #take(step: Step, running: readonly RunningServices[]): Promise<void> {
    this.#context.signal.throwIfAborted();
    const experiment = experimentOf(step);
    const here = running[nodeOf(step)];
    if (!here) this.#losses.loseNode(nodeOf(step), "its node is not there");
    // Why a target did not come up, or was lost, has been written down; of its whole node, only for one that was asked then.
    const isAbsent = here?.services.every(({ name }) => name !== step.target) ?? false;
    if (isAbsent || this.#losses.has(step)) {
      const message = isAbsent ? undefined : this.#losses.notYetSaid(step);
      if (message !== undefined) await this.#log.lose(step, message);
      return this.#progress.end(step);
    }
    await this.#followed.enter(step, (one) => this.#contextFor(one, running));
    const context = this.#contextFor(step, running);
    if (!context || experiment.isPossible?.(context, step) === false) await this.#log.skip(step);
    else {
      await experiment.precede?.(context, step);
      this.#progress.begin(step);
      let attempt = this.#completed.attempts.get(identityOf(step)) ?? 0;
      while ((await this.#observe(context, step, attempt, running)) === "again") attempt++;
      if (!this.#losses.has(step)) await this.#followed.follow(context, step);
    }
    this.#progress.end(step);
  }

  /** A context for a step, or undefined when its target is not up or the work was never calibrated. */
  #contextFor(step: Step, running: readonly RunningServices[]): ExperimentContext | undefined {
    const here = running[nodeOf(step)];
    const service = here?.services.find(({ name }) => name === step.target);
    if (!here || !service || !experimentOf(step).isKnown(step, this.#amounts)) return undefined;
    const { signal } = this.#context;
    const { plan } = this.#amounts;
    const { clock, sharedCores, sendLoad = loadFromHere } = here;
    const observer = here.observers.get(service.name) ?? UNSEEN;
    const known = { amounts: this.#amounts, earlier: this.#log.earlier };
    return { service, plan, ...known, clock, sharedCores, observer, sendLoad, signal };
  }

  async #observe(
    context: ExperimentContext,
    step: Step,
    attempt: number,
    running: readonly RunningServices[],
  ): Promise<"again" | "done"> {
    const endSpan = this.#clock.begin();
    const observed = await experimentOf(step).observe(context, step, attempt);
    this.#context.signal.throwIfAborted();
    const observation = this.#log.place(observed, step, endSpan());
    const isAgain = isRepeated(observation, attempt);
    this.#losses.note(observation);
    const reason = isAgain ? undefined : experimentOf(observation).invalidReason(observation);
    const fleet = running[nodeOf(step)]?.fleet;
    const message = reason && fleet && (await this.#losses.explain(observation, reason, context.service, fleet));
    await this.#log.keep(observation, message);
    if (fleet) await noteFaults(fleet, step.node, this.#context.journal);
    return isAgain ? "again" : "done";
  }

  /** Chooses how much work is asked for, once for the run: whoever resumes it finds that in the journal. */
  async #chooseAmounts(): Promise<void> {
    const chosen = this.#amounts.choose(this.#context.capacity.costs, this.#log.calibrations);
    await this.#context.journal.append({ chosen });
    this.#shareExpectations();
  }

  #shareExpectations(): void {
    this.#progress.expect((step) => this.expectedSeconds(step));
  }
}
