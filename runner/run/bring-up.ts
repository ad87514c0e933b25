import type { Image } from "../../content/run/circumstances/image.ts";
import type { Target } from "../../content/run/circumstances/target.ts";
import type { Absence, Fleet } from "../fleet/fleet.ts";
import type { Service } from "../fleet/read-services.ts";
import { readTree } from "../observe/read-processes.ts";
import { localObserver } from "../observe/target-observer.ts";
import { EXIT, Failure } from "../program/failure.ts";
import { withoutSecrets } from "../program/secrets.ts";
import type { Journal, Started } from "./journal/journal.ts";
import { noteFaults } from "./note-faults.ts";
import { differences } from "./resume/differences.ts";
import type { RunningServices } from "./running-services.ts";
import { describeTargets } from "./target-information.ts";

/** What services are started with, and how their first start in this run went. */
export interface BringUpContext {
  fleet: Fleet;
  journal: Journal;
  /** Whether to start one service after the other, to see how long each takes. */
  coldStarts: boolean;
  before: Started;
  signal: AbortSignal;
}

/**
 * Starts services and writes down which did not come up and what the others say of themselves. Services that a resumed
 * run had up before have to be what they were; those that were absent then are left out.
 *
 * @throws Failure (the machine cannot) when a target is not what it was
 */
export async function bringUp(
  { fleet, journal, coldStarts, before, signal }: BringUpContext,
  services: Service[],
): Promise<RunningServices> {
  const known = before.targets.filter(({ name }) => services.some((service) => service.name === name));
  const wanted = services.filter((service) => !before.failures.some(({ target }) => target === service.name));
  const starts = new Map<string, number>();
  // A resumed run has them already.
  const isEachAlone = coldStarts && known.length === 0;
  const start = (some: Service[]) => fleet.up(some, signal, (line) => console.log(withoutSecrets(line)));
  const absent = isEachAlone ? await startEach({ fleet, start }, wanted, starts) : await start(wanted);
  for (const [reason, some] of Map.groupBy(absent, (one) => one.reason))
    console.error(withoutSecrets(`${some.map(({ name }) => name).join(", ")}: ${reason}`));
  const present = await fleet.located(wanted.filter(({ name }) => !absent.some((one) => one.name === name)));
  const targets = await describeTargets(services, { present, starts }, signal);
  const roots = await fleet.roots();
  const images = imagesOf(present, roots);
  if (known.length > 0) requireSame({ ...before, targets: known }, { targets, images, failures: failuresOf(absent) });
  else await journal.append({ started: { targets, images, failures: failuresOf(absent) } });
  const local = visible(present, roots);
  const clock = fleet.isLocal || local.size > 0 ? "shared" : "separate";
  const observers = new Map([
    ...((await fleet.observers?.()) ?? []),
    ...[...local].map(([name, pid]) => [name, localObserver(pid)] as const),
  ]);
  await noteFaults(fleet, journal);
  return { services: present, observers, clock, fleet };
}

/** Starts one service after the other, and notes the seconds from each one's start until it was ready. */
async function startEach(
  { fleet, start }: { fleet: Fleet; start: (some: Service[]) => Promise<Absence[]> },
  services: Service[],
  starts: Map<string, number>,
): Promise<Absence[]> {
  const absent: Absence[] = [];
  for (const service of services) {
    const missing = await start([service]);
    const readyAt = Date.now();
    absent.push(...missing);
    const startedAt = (await fleet.roots()).get(service.name)?.startedAt;
    if (missing.length > 0 || startedAt === undefined || startedAt === null) continue;
    starts.set(service.name, Math.max(0, readyAt - startedAt) / 1000);
  }
  return absent;
}

function failuresOf(absent: Absence[]): Started["failures"] {
  return absent.map(({ name, reason }) => ({ target: name, stage: "bring-up", message: reason }));
}

function requireSame(before: Started, now: Started): void {
  const [absent] = now.failures;
  if (absent)
    throw new Failure(
      `expected ${absent.target} to come up as it did when the run began, but it does not: ${absent.message.split("\n")[0]}; mend it, then resume the run again`,
      EXIT.unable,
    );
  const changed = differences(summary(before), summary(now));
  if (changed.length === 0) return;
  throw new Failure(
    `the targets have changed since the run began:\n${changed.join("\n")}\nrestore them, or start a new run: pnpm measure`,
    EXIT.unable,
  );
}

/** Targets by name, and the images of those: a list would be compared by position. */
function summary({ targets, images }: { targets: Target[]; images: Image[] }): unknown {
  return Object.fromEntries(
    targets.map((target) => [
      target.name,
      {
        ...target,
        coldStartSeconds: null,
        image: images.find((image) => image.target === target.name)?.digest ?? null,
      },
    ]),
  );
}

function imagesOf(present: Service[], roots: Map<string, { image: string | null }>): Image[] {
  return present.flatMap(({ name }) => {
    const image = roots.get(name)?.image;
    return image ? [{ target: name, digest: image }] : [];
  });
}

/** The first processes of the services, of those that this machine can see: containers may be in another kernel. */
function visible(present: Service[], roots: Map<string, { pid: number | null }>): Map<string, number> {
  return new Map(
    present.flatMap(({ name }) => {
      const pid = roots.get(name)?.pid ?? null;
      return pid !== null && readTree(pid).length > 0 ? [[name, pid] as const] : [];
    }),
  );
}
