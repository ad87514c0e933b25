import { setTimeout as sleep } from "node:timers/promises";
import { execa, type ResultPromise } from "execa";
import { lateSeconds } from "../../../content/findings/bursts/invalid-reasons.ts";
import type { Capacity, Cost } from "../../../content/run/circumstances/self-test.ts";
import { isCalibrated } from "../../../content/run/parts/endpoint.ts";
import type { Plan } from "../../../content/run/plan.ts";
import { type BurstRequest, sendBurst } from "../../load/send-burst.ts";
import { readProcess } from "../../observe/read-processes.ts";
import { microseconds, monotonicSeconds } from "../../program/clock.ts";
import { firstOutput } from "../servers/first-output.ts";

/** Bursts of each level that count: enough to tell what is usual from what is not. */
const BURSTS = 6;
/** Long enough to tell a core from a part of one. */
const ALONE_MILLISECONDS = 300;
/** What keeps a core busy, as targets do; it ends by itself should nobody end it. A shell is there at once. */
const BUSY = "ulimit -t 60; echo busy; while :; do :; done";

/**
 * What is asked of a self-test: bursts on targets that wait, of some levels, and on targets that keep so many cores busy.
 */
export interface CapacityOptions {
  levels: { busy: number[]; idle: number[] };
  cores: number;
  /** What was found before, where amounts were chosen from it: then it is kept, and not found anew. */
  known?: Capacity | null;
}

/** The largest bursts of a plan, of those that compute and of all others. */
export function largestLevels({ sweeps }: Plan): CapacityOptions["levels"] {
  const largest = (computes: boolean) => {
    const levels = sweeps.filter(({ work }) => isCalibrated(work) === computes).flatMap((sweep) => sweep.levels);
    return levels.length > 0 ? [Math.max(...levels)] : [];
  };
  return { busy: largest(true), idle: largest(false) };
}

/**
 * What bursts cost the client, which shares the machine with the targets: those of requests that wait while the cores are
 * idle, those of requests that compute while every core of the targets is busy; and how much of the cores is to be had.
 *
 * @param request a burst on a server that answers any number of requests at once; its level is ignored
 */
export async function measureCapacity(request: BurstRequest, asked: CapacityOptions): Promise<Capacity> {
  const { levels, cores, known } = asked;
  if (known) return { costs: known.costs, availableCores: known.availableCores };
  const busy: ResultPromise[] = [];
  try {
    const costs: Cost[] = [];
    for (const level of levels.idle) costs.push(...(await costsAt({ ...request, level }, "idle")));
    await startBusy(busy, request.signal);
    const share = cpuWatch(busy);
    await sleep(ALONE_MILLISECONDS, undefined, { signal: request.signal });
    const alone = share();
    while (busy.length < cores) await startBusy(busy, request.signal);
    const shares = cpuWatch(busy);
    for (const level of levels.busy) costs.push(...(await costsAt({ ...request, level }, "busy")));
    const together = shares();
    return { costs, availableCores: alone && together ? { alone, together } : null };
  } finally {
    for (const one of busy) one.kill("SIGKILL");
    await Promise.all(busy);
  }
}

async function startBusy(busy: ResultPromise[], signal: AbortSignal): Promise<void> {
  const started = execa("/bin/sh", ["-c", BUSY], { reject: false, cancelSignal: signal });
  busy.push(started);
  await firstOutput(started, signal);
}

/** Watches processes; the returned function says how many cores they have had, 0 where that is not to be seen. */
function cpuWatch(processes: ResultPromise[]): () => number {
  const pids = processes.flatMap(({ pid }) => pid ?? []);
  const used = () => pids.reduce((sum, pid) => sum + (readProcess(pid)?.cpuSeconds ?? 0), 0);
  const [began, before] = [monotonicSeconds(), used()];
  return () => microseconds((used() - before) / (monotonicSeconds() - began));
}

async function costsAt(request: BurstRequest, cores: Cost["cores"]): Promise<Cost[]> {
  // The first burst of so many makes the client warm, and is not what later ones cost.
  await sendBurst(request);
  const costs: Cost[] = [];
  while (costs.length < BURSTS) costs.push({ ...(await costOf(request)), cores });
  return costs;
}

async function costOf(request: BurstRequest): Promise<Omit<Cost, "cores">> {
  const sent = await sendBurst(request);
  const { client, requests } = sent;
  const seconds = Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0));
  const held = requests.map(({ createdSeconds, sentSeconds }) => (sentSeconds ?? seconds) - createdSeconds);
  return {
    level: request.level,
    cpuSeconds: microseconds(client.cpuShare * seconds),
    lateSeconds: microseconds(lateSeconds(sent)),
    heldSeconds: microseconds(Math.max(...held)),
  };
}
