import type { Plan } from "../content/run/plan.ts";
import { EXIT, Failure } from "./failure.ts";
import type { Fleet } from "./fleet/fleet.ts";
import type { Service } from "./fleet/services.ts";
import type { Journal } from "./journal.ts";
import { monotonicSeconds } from "./load/clock.ts";
import { conditions } from "./observe/conditions.ts";
import { readTree } from "./observe/tree.ts";
import { showProgress } from "./report/progress.ts";
import { runsAs } from "./self-check/twin.ts";
import { type Present, Sequence } from "./sequence.ts";
import type { Step } from "./steps.ts";
import { survey } from "./survey.ts";

/** What is to be conducted: a plan as steps, on services that are not up yet. */
export interface Conduct {
  fleet: Fleet;
  journal: Journal;
  plan: Plan;
  services: Service[];
  todo: { targets: Step[]; models: Step[] };
  signal: AbortSignal;
}

/** Brings the targets up, takes every step, and brings them down again whatever happens. */
export async function conduct(about: Conduct): Promise<void> {
  const { fleet, journal, plan, services, todo, signal } = about;
  const models = services.filter(({ role }) => role === "process-model");
  const targets = services.filter(({ role }) => role !== "process-model");
  const began = monotonicSeconds();
  let bringUpSeconds = 0;
  let stopping = began;
  let sequence: Sequence | undefined;
  try {
    const present = await bringUp(about, targets);
    bringUpSeconds = monotonicSeconds() - began;
    if (!present.services.some(({ role }) => role === "measured"))
      throw new Failure("no target came up; see above", EXIT.unable);
    const rootPids = [...present.rootPids.values()];
    await journal.append({ conditions: { before: await conditions(rootPids, 0) } });
    const clock = fleet.way === "processes" || rootPids.length > 0 ? "shared" : "separate";
    sequence = new Sequence({ plan, journal, clock, signal }, showProgress([...todo.targets, ...todo.models]));
    await sequence.take(todo.targets, present);
    const { measuringSeconds } = sequence.measured();
    await journal.append({ conditions: { after: await conditions(rootPids, measuringSeconds) } });
    if (models.length > 0) {
      await sequence.take(todo.models, await bringUp(about, models));
      await fleet.stop(models);
    }
  } finally {
    stopping = monotonicSeconds();
    await fleet.down();
  }
  const tearDownSeconds = monotonicSeconds() - stopping;
  await journal.append({ ended: { bringUpSeconds, ...sequence.measured(), tearDownSeconds } });
}

/** Starts services, writes down what did not come up and what the others say of themselves. */
async function bringUp({ fleet, journal, signal }: Conduct, services: Service[]): Promise<Present> {
  const absent = await fleet.up(
    services.filter(({ name }) => runsAs(name) === name),
    signal,
  );
  for (const { name, reason } of absent) {
    console.error(`${name}: ${reason}`);
    await journal.append({ failure: { target: name, stage: "bring-up", message: reason } });
  }
  const present = services.filter(({ name }) => !absent.some((one) => one.name === runsAs(name)));
  await journal.append({ targets: await survey(services, present, signal) });
  const roots = await fleet.roots();
  const images = present.flatMap(({ name }) => {
    const image = roots.get(name)?.image;
    return image ? [{ target: name, digest: image }] : [];
  });
  await journal.append({ images });
  return { services: present, rootPids: visible(present, roots) };
}

/** The first processes of the services, of those that this machine can see: containers may be in another kernel. */
function visible(present: Service[], roots: Map<string, { pid: number }>): Map<string, number> {
  return new Map(
    present.flatMap(({ name }) => {
      const pid = roots.get(runsAs(name))?.pid;
      return pid !== undefined && readTree(pid).length > 0 ? [[name, pid] as const] : [];
    }),
  );
}
