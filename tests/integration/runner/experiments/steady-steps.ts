import type { Steady } from "../../../../content/run/observations/steady.ts";
import type { Plan } from "../../../../content/run/plan.ts";
import type { SteadyPlan } from "../../../../content/run/steady-plan.ts";
import { NO_PROGRESS } from "../../../../runner/cli/progress.ts";
import type { Step } from "../../../../runner/experiments/common/experiment.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import type { MeasureOptions } from "../../../../runner/plan/options.ts";
import { type Journal, openJournal } from "../../../../runner/run/journal/journal.ts";
import { type JournalState, journalStateOf } from "../../../../runner/run/journal/journal-state.ts";
import { completedStepsOf } from "../../../../runner/run/resume/completed-steps.ts";
import { StepRunner } from "../../../../runner/run/step-runner.ts";
import { steps } from "../../../../runner/schedule/steps.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const fleet = { ended: async () => undefined, lastLines: async () => "" };

/** Services, and the steps of a steady load on them. */
export interface SteadySteps {
  services: Service[];
  plan: Plan;
  steps: Step[];
}

/** The steps of a steady load with windows of a second, or otherwise changed. */
export function steadyStepsOn(
  services: Service[],
  steady: NonNullable<MeasureOptions["steady"]>,
  changes: Partial<SteadyPlan> = {},
): SteadySteps {
  const targets = services.map(({ name }) => name);
  const sizes = { targets, repetitions: 1, requestTimeout: 0.5, seed: 3 };
  const made = makePlan({ plan: "quick", dryRun: false, steady, ...sizes }, services);
  const short = made.steady && {
    ...made.steady,
    warmUpSeconds: 0.1,
    seconds: 1,
    mixedSeconds: 1,
    blockingEverySeconds: 0.3,
    ...changes,
  };
  const plan = { ...made, steady: short };
  return { services, plan, steps: steps(plan, services, 1).filter(({ kind }) => kind === "steady") };
}

/** Takes what is left of some steps, as a run or one that is resumed does. */
export async function takeSteps(
  { services, plan, steps: todo }: SteadySteps,
  journal: Journal,
  signal = new AbortController().signal,
): Promise<void> {
  const completed = completedStepsOf(journalStateOf(await journal.entries()));
  const capacity = { costs: [], availableCores: null };
  const running = { services, observers: new Map(), clock: "shared" as const, sharedCores: null, fleet };
  await new StepRunner({ plan, capacity, journal, signal }, NO_PROGRESS, completed).take(todo, [running]);
}

/** Takes all of some steps; returns what a run would know then. */
export async function takeAll(asked: SteadySteps): Promise<JournalState & { windows: Steady[] }> {
  const journal = await openJournal(await scratchFolder(), "20260102T030405Z-quick-processes");
  try {
    await takeSteps(asked, journal);
    const state = journalStateOf(await journal.entries());
    return { ...state, windows: state.observations.filter((seen): seen is Steady => seen.kind === "steady") };
  } finally {
    await journal.close();
  }
}
