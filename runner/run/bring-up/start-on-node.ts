import { availableParallelism } from "node:os";
import type { TargetLimits } from "../../../content/run/circumstances/limits.ts";
import type { Clock } from "../../../content/run/parts/clock.ts";
import type { Absence, Fleet, ServiceRoot } from "../../fleet/fleet.ts";
import type { Service } from "../../fleet/services/service.ts";
import { bootId } from "../../observe/boot-id.ts";
import { limitsOfTarget } from "../../observe/limits/target-limits.ts";
import { readTree } from "../../observe/read-processes.ts";
import { localObserver } from "../../observe/target-observer.ts";
import { monotonicSeconds } from "../../program/clock.ts";
import { withoutSecrets } from "../../program/secrets/secrets.ts";
import type { RunningServices } from "./running-services.ts";

/** What is started on one machine, and how. */
export interface StartContext {
  fleet: Fleet;
  /** What to call the machine, where there are several. */
  machine: string | null;
  services: Service[];
  /** Whether to start one service after the other, to see how long each takes. */
  isEachAlone: boolean;
  /** Whether steady load will be sent to them. */
  isSteady: boolean;
  signal: AbortSignal;
}

/** The services that run on one machine, and what became of the others. */
export interface StartedServices {
  running: RunningServices;
  absent: Absence[];
  roots: Map<string, ServiceRoot>;
  /** The seconds that each took to start, of those that were started alone. */
  starts: Map<string, number>;
  /** What each is allowed. */
  limits: Map<string, TargetLimits | null>;
}

/** Starts services on one machine, waits until each answers, and says which do not come up. */
export async function startOnNode({
  fleet,
  machine,
  services,
  isEachAlone,
  isSteady,
  signal,
}: StartContext): Promise<StartedServices> {
  const starts = new Map<string, number>();
  const where = machine === null ? "" : `${machine}: `;
  const start = (some: Service[]) => fleet.up(some, signal, (line) => console.log(withoutSecrets(`${where}${line}`)));
  const absent = isEachAlone ? await startEach({ fleet, start }, services, starts) : await start(services);
  for (const [reason, some] of Map.groupBy(absent, (one) => one.reason))
    console.error(withoutSecrets(`${where}${some.map(({ name }) => name).join(", ")}: ${reason}`));
  const present = await fleet.located(services.filter(({ name }) => !absent.some((one) => one.name === name)));
  const roots = await fleet.roots();
  const local = visible(present, roots);
  const clock: Clock = fleet.isLocal || local.size > 0 ? "shared" : "separate";
  const observers = new Map([
    ...((await fleet.observers?.()) ?? []),
    ...[...local].map(([name, pid]) => [name, localObserver(pid)] as const),
  ]);
  const sendLoad = isSteady ? await fleet.sender?.(signal) : undefined;
  const limits = new Map<string, TargetLimits | null>();
  for (const service of present)
    limits.set(
      service.name,
      limitsOfTarget((await observers.get(service.name)?.limits()) ?? null, fleet.isLocal ? null : service),
    );
  const sharedCores = clock === "shared" || (await isThisMachine(fleet)) ? availableParallelism() : null;
  const running = { services: present, observers, sendLoad, clock, sharedCores, fleet };
  return { running, absent, roots, starts, limits };
}

/** Whether another machine of a backend is none: its kernel is this one's, as of nodes in network namespaces. */
async function isThisMachine(fleet: Fleet): Promise<boolean> {
  const [there, here] = await Promise.all([fleet.bootIds?.(), bootId()]);
  return here !== null && there?.node === here;
}

/**
 * By so much the clock of the wall may go wrong while a service starts. An engine says by that clock when it has started a
 * container: where it was set meanwhile, nobody knows how long that took.
 */
const MOST_DRIFT_SECONDS = 0.05;

/** Starts one service after the other, and notes the seconds from each one's start until it was ready. */
async function startEach(
  { fleet, start }: { fleet: Fleet; start: (some: Service[]) => Promise<Absence[]> },
  services: Service[],
  starts: Map<string, number>,
): Promise<Absence[]> {
  const absent: Absence[] = [];
  for (const service of services) {
    const [began, beganAt] = [monotonicSeconds(), Date.now()];
    const missing = await start([service]);
    const readyAt = Date.now();
    const isClockSet = Math.abs((readyAt - beganAt) / 1000 - (monotonicSeconds() - began)) > MOST_DRIFT_SECONDS;
    absent.push(...missing);
    const startedAt = (await fleet.roots()).get(service.name)?.startedAt;
    if (missing.length > 0 || isClockSet || startedAt === undefined || startedAt === null) continue;
    starts.set(service.name, Math.max(0, readyAt - startedAt) / 1000);
  }
  return absent;
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
