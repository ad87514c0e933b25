import type { Plan } from "../content/run/plan.ts";
import { bringUp, type Yard } from "./bring-up.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Fleet } from "./fleet/fleet.ts";
import type { Service } from "./fleet/services.ts";
import type { Journal } from "./journal.ts";
import { monotonicSeconds } from "./load/clock.ts";
import { conditions } from "./observe/conditions.ts";
import { showProgress } from "./report/progress.ts";
import type { Past } from "./resume/past.ts";
import { remaining, takenFrom } from "./resume/taken.ts";
import { Sequence } from "./sequence.ts";
import type { Step } from "./steps.ts";

/** What is to be conducted: a plan as steps, on services that are not up yet. */
export interface Conduct {
  fleet: Fleet;
  journal: Journal;
  plan: Plan;
  services: Service[];
  todo: { targets: Step[]; models: Step[] };
  /** What the run's journal says when it is gone on with. */
  past: Past;
  signal: AbortSignal;
}

/** Brings the targets up, takes every step that was not taken yet, and brings them down again whatever happens. */
export async function conduct(about: Conduct): Promise<void> {
  const { fleet, journal, plan, past, signal } = about;
  const taken = takenFrom(past, plan);
  const todo = { targets: remaining(about.todo.targets, taken), models: remaining(about.todo.models, taken) };
  const sequence = new Sequence({ plan, journal, signal }, showProgress([...todo.targets, ...todo.models]), taken);
  const began = monotonicSeconds();
  let bringUpSeconds = 0;
  let stopping = began;
  try {
    if (todo.targets.length > 0) bringUpSeconds = await takeTargets(about, sequence, todo.targets);
    if (todo.models.length > 0) await takeModels(about, sequence, todo.models);
  } finally {
    stopping = monotonicSeconds();
    await fleet.down();
  }
  await journal.append({ ended: { bringUpSeconds, tearDownSeconds: monotonicSeconds() - stopping } });
}

/** Takes the steps on the measured targets, between two looks at the machine; returns how long bringing up took. */
async function takeTargets(about: Conduct, sequence: Sequence, todo: Step[]): Promise<number> {
  const began = monotonicSeconds();
  const present = await bringUp(
    yardOf(about),
    about.services.filter(({ role }) => role !== "process-model"),
  );
  const bringUpSeconds = monotonicSeconds() - began;
  if (!present.services.some(({ role }) => role === "measured"))
    throw new Failure("no target came up; see above", EXIT.unable);
  const look = () => conditions([...present.rootPids.values()], sequence.lastEndSeconds);
  await about.journal.append({ conditions: { before: await look() } });
  await sequence.take(todo, present);
  await about.journal.append({ conditions: { after: await look() } });
  return bringUpSeconds;
}

async function takeModels(about: Conduct, sequence: Sequence, todo: Step[]): Promise<void> {
  const models = about.services.filter(({ role }) => role === "process-model");
  await sequence.take(todo, await bringUp(yardOf(about), models));
  await about.fleet.stop(models);
}

function yardOf({ fleet, journal, past, signal }: Conduct): Yard {
  return { fleet, journal, before: past.brought, signal };
}
