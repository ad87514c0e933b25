import type { ArticleClaims } from "../../content/findings/looks/questions.ts";
import type { Capacity } from "../../content/run/circumstances/self-test.ts";
import type { Plan } from "../../content/run/plan.ts";
import { showProgress } from "../cli/progress.ts";
import type { Step } from "../experiments/common/experiment.ts";
import type { Fleet } from "../fleet/fleet.ts";
import type { Service } from "../fleet/services/service.ts";
import { bootId } from "../observe/boot-id.ts";
import { conditions } from "../observe/conditions.ts";
import { monotonicSeconds } from "../program/clock.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { settleAll } from "../program/settle-all.ts";
import { nodeOfModel } from "../schedule/node-schedule.ts";
import { inOrder, type Stages } from "../schedule/steps.ts";
import type { Rest } from "../schedule/time-left.ts";
import { type BringUpContext, bringUp } from "./bring-up/bring-up.ts";
import type { Journal } from "./journal/journal.ts";
import type { JournalState } from "./journal/journal-state.ts";
import { numberMachines } from "./journal/numbered-machines.ts";
import { completedStepsOf, remainingSteps } from "./resume/completed-steps.ts";
import { takeStages } from "./stages/take-stages.ts";
import { StepRunner } from "./step-runner.ts";

/**
 * How long bringing a process model up takes, as a rule: for targets it may take longer, since images or packages are made.
 */
const MODEL_SECONDS = 2;

/** What a plan is run with; its services are not up yet. */
export interface RunContext {
  /** One for each machine that the targets run on. */
  fleets: Fleet[];
  journal: Journal;
  plan: Plan;
  /** What the self-test found. */
  capacity: Capacity;
  services: Service[];
  /** All steps of the plan, those that are completed among them. */
  steps: { targets: Stages; models: Step[] };
  /** The claims to look at where the plan measures until they are decided. */
  articles: readonly ArticleClaims[];
  /** What the run's journal says when it is resumed. */
  state: JournalState;
  signal: AbortSignal;
}

/** Brings the targets up, takes every step that was not completed yet, and brings them down again whatever happens. */
export async function runPlan(about: RunContext): Promise<void> {
  const { fleets, journal, plan, capacity, steps, state, signal } = about;
  const completed = completedStepsOf(state);
  const todo = {
    targets: remainingSteps(inOrder(steps.targets), completed),
    models: remainingSteps(steps.models, completed),
  };
  const stepRunner = new StepRunner({ plan, capacity, journal, signal }, await showProgress(), completed);
  const began = monotonicSeconds();
  let bringUpSeconds = 0;
  let stopping = began;
  try {
    const models = todo.models.length > 0 ? about.services.filter(({ role }) => role === "process-model") : [];
    if (todo.targets.length > 0) bringUpSeconds += await takeTargets(about, stepRunner, models.length);
    if (models.length > 0) bringUpSeconds += await takeModels(about, stepRunner, models);
  } finally {
    stopping = monotonicSeconds();
    await settleAll(fleets.map((fleet) => fleet.down()));
  }
  await journal.append({ ended: { bringUpSeconds, tearDownSeconds: monotonicSeconds() - stopping } });
}

/**
 * Takes the steps on the targets, and notes the conditions of the machine
 * before and after; returns the seconds of bringing up.
 */
async function takeTargets(about: RunContext, stepRunner: StepRunner, models: number): Promise<number> {
  const began = monotonicSeconds();
  const running = await bringUp(
    bringUpContext(about),
    about.services.filter(({ role }) => role !== "process-model"),
  );
  await noteMachines(about);
  const bringUpSeconds = monotonicSeconds() - began;
  if (!running.some(({ services }) => services.some(({ name }) => about.plan.targets.includes(name))))
    throw new ExitError("no target came up; see above", EXIT.unable);
  const observers = running.flatMap((one) => [...one.observers.values()]);
  const now = () => conditions(observers, stepRunner.lastEndSeconds);
  await about.journal.append({ conditions: { before: await now() } });
  const { plan, journal, articles, steps, state } = about;
  const pauseSeconds = Math.min(bringUpSeconds, MODEL_SECONDS * models);
  const take = (some: Step[], later: Rest) => stepRunner.take(some, running, later);
  const expectedSeconds = (step: Step) => stepRunner.expectedSeconds(step);
  const context = { plan, journal, articles, looks: state.looks, take, expectedSeconds };
  await takeStages(steps.targets, { steps: steps.models, pauseSeconds }, context);
  await about.journal.append({ conditions: { after: await now() } });
  return bringUpSeconds;
}

/** Writes down which machines the nodes of a run are: agents there know, which were started with the services. */
async function noteMachines({ fleets, journal }: RunContext): Promise<void> {
  const others = await Promise.all(fleets.map(async (fleet) => (await fleet.bootIds?.()) ?? []));
  if (others.flat().length > 0) await journal.append({ machines: numberMachines(await bootId(), others.flat()) });
}

/** Takes the steps on the process models; returns the seconds of bringing them up. */
async function takeModels(about: RunContext, stepRunner: StepRunner, models: Service[]): Promise<number> {
  const began = monotonicSeconds();
  // Each on one machine: only their processes are looked at.
  const isOn = ({ name }: Service, node: number) => (nodeOfModel(about.plan, name) ?? 0) === node;
  const fleets = about.fleets.filter((_, node) => models.some((model) => isOn(model, node)));
  const running = await bringUp({ ...bringUpContext(about), fleets }, models, isOn);
  const bringUpSeconds = monotonicSeconds() - began;
  await stepRunner.take(about.steps.models, running);
  return bringUpSeconds;
}

function bringUpContext({ fleets, journal, plan, state, signal }: RunContext): BringUpContext {
  return {
    fleets,
    journal,
    coldStarts: plan.coldStarts,
    isSteady: plan.steady !== undefined,
    before: state.started,
    signal,
  };
}
