import type { Plan } from "../../content/run/plan.ts";
import type { Ground } from "../../content/run/self-test.ts";
import { showProgress } from "../cli/progress.ts";
import type { Fleet } from "../fleet/fleet.ts";
import type { Service } from "../fleet/services.ts";
import { conditions } from "../observe/conditions.ts";
import type { Step } from "../plan/steps.ts";
import { monotonicSeconds } from "../program/clock.ts";
import { EXIT, Failure } from "../program/failure.ts";
import { bringUp, type Yard } from "./bring-up.ts";
import type { Journal } from "./journal/journal.ts";
import type { Past } from "./journal/journal-state.ts";
import { remaining, takenFrom } from "./resume/completed-steps.ts";
import { Sequence } from "./step-runner.ts";

/** Bringing a process model up takes about so long, when targets took longer because images or packages were made. */
const MODEL_SECONDS = 2;

/** What is to be conducted: a plan as steps, on services that are not up yet. */
export interface Conduct {
  fleet: Fleet;
  journal: Journal;
  plan: Plan;
  /** What the self-test found. */
  ground: Ground;
  services: Service[];
  todo: { targets: Step[]; models: Step[] };
  /** What the run's journal says when it is gone on with. */
  past: Past;
  signal: AbortSignal;
}

/** Brings the targets up, takes every step that was not taken yet, and brings them down again whatever happens. */
export async function conduct(about: Conduct): Promise<void> {
  const { fleet, journal, plan, ground, past, signal } = about;
  const taken = takenFrom(past, plan);
  const todo = { targets: remaining(about.todo.targets, taken), models: remaining(about.todo.models, taken) };
  const progress = showProgress([...todo.targets, ...todo.models]);
  const sequence = new Sequence({ plan, ground, journal, signal }, progress, taken);
  const began = monotonicSeconds();
  let bringUpSeconds = 0;
  let stopping = began;
  try {
    const models = todo.models.length > 0 ? about.services.filter(({ role }) => role === "process-model") : [];
    if (todo.targets.length > 0) bringUpSeconds += await takeTargets(about, sequence, todo.targets, models.length);
    if (models.length > 0) bringUpSeconds += await takeModels(about, sequence, todo.models, models);
  } finally {
    stopping = monotonicSeconds();
    await fleet.down();
  }
  await journal.append({ ended: { bringUpSeconds, tearDownSeconds: monotonicSeconds() - stopping } });
}

/** Takes the steps on the measured targets, between two looks at the machine; returns how long bringing up took. */
async function takeTargets(about: Conduct, sequence: Sequence, todo: Step[], models: number): Promise<number> {
  const began = monotonicSeconds();
  const present = await bringUp(
    yardOf(about),
    about.services.filter(({ role }) => role !== "process-model"),
  );
  const bringUpSeconds = monotonicSeconds() - began;
  if (!present.services.some(({ name }) => about.plan.targets.includes(name)))
    throw new Failure("no target came up; see above", EXIT.unable);
  const look = () => conditions([...present.rootPids.values()], sequence.lastEndSeconds);
  await about.journal.append({ conditions: { before: await look() } });
  await sequence.take(todo, present, Math.min(bringUpSeconds, MODEL_SECONDS * models));
  await about.journal.append({ conditions: { after: await look() } });
  return bringUpSeconds;
}

/** Takes the steps on the process models; returns how long bringing them up took. */
async function takeModels(about: Conduct, sequence: Sequence, todo: Step[], models: Service[]): Promise<number> {
  const began = monotonicSeconds();
  const present = await bringUp(yardOf(about), models);
  const bringUpSeconds = monotonicSeconds() - began;
  await sequence.take(todo, present);
  await about.fleet.stop(models);
  return bringUpSeconds;
}

function yardOf({ fleet, journal, past, signal }: Conduct): Yard {
  return { fleet, journal, before: past.brought, signal };
}
