import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { monotonicSeconds } from "../../program/clock.ts";
import { closedLoop } from "./closed-loop.ts";
import type { LoadRequest, WindowTimes } from "./connection/load-request.ts";
import { OpenLoop } from "./open-loop.ts";
import { DueRequests, earlySeconds, type Timetable } from "./pace/due-requests.ts";
import { Progress } from "./pace/progress.ts";
import { takePrecedence } from "./precedence.ts";
import { Tally, type ThreadCounts } from "./tally.ts";

// Sends one thread's part of a load, and says what it has counted.

/** What the thread is told. */
export interface GeneratorJob {
  request: LoadRequest;
  times: WindowTimes;
  /** How many connections are its own: all that are used of a closed loop, the most there may be of an open one. */
  connections: number;
  /** When they are due, and what calls this thread when they are; null in a closed loop. */
  pace: Pace | null;
}

/** Of the threads of an open loop, which one this is. */
export interface Pace {
  timetable: Timetable;
  place: number;
  among: number;
  /** See {@link PacerJob}. */
  pacer: MessagePort;
  progress: SharedArrayBuffer;
}

// Every connection that ends early makes an error, and a stack trace would take longer than the rest of the work.
Error.stackTraceLimit = 0;

const hasPrecedence = workerData === true && takePrecedence();

async function open({ request, connections }: GeneratorJob, pace: Pace, tally: Tally): Promise<void> {
  const due = new DueRequests(pace.timetable, pace.place, pace.among);
  const progress = new Progress(pace.progress);
  const sendUntil = (now: number) => {
    for (let moment = due.take(now); moment !== null; moment = due.take(now)) {
      progress.takes();
      loop.arrive(moment);
    }
  };
  const loop = new OpenLoop(request, connections, tally, sendUntil);
  const early = earlySeconds(pace.timetable);
  const { promise, resolve } = Promise.withResolvers<void>();
  pace.pacer.on("message", (isLast: boolean) => {
    progress.comes();
    sendUntil(isLast ? Number.POSITIVE_INFINITY : waitAwake(due.next, early));
    if (isLast) resolve();
  });
  await promise;
  pace.pacer.close();
  await loop.end();
}

/** The time when a moment has come, where that is within so many seconds; else the time now. */
function waitAwake(moment: number, withinSeconds: number): number {
  let now = monotonicSeconds();
  while (now < moment && moment - now <= withinSeconds) now = monotonicSeconds();
  return now;
}

/** The share of a core that this thread uses between two moments. */
async function watchCpu({ begin, end }: WindowTimes): Promise<number> {
  await sleep(1000 * Math.max(0, begin - monotonicSeconds()));
  const [began, before] = [monotonicSeconds(), process.threadCpuUsage()];
  await sleep(1000 * Math.max(0, end - monotonicSeconds()));
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1e6 / (monotonicSeconds() - began);
}

async function take(job: GeneratorJob): Promise<ThreadCounts> {
  const { request, connections, times, pace } = job;
  const tally = new Tally(times, pace ? "due" : "over");
  const cpu = watchCpu(times);
  await (pace ? open(job, pace, tally) : closedLoop(request, connections, times, tally));
  return { ...tally.counts(monotonicSeconds()), cpuShare: await cpu, hasPrecedence };
}

parentPort?.on("message", async (job: GeneratorJob) => parentPort?.postMessage(await take(job)));
parentPort?.postMessage("ready");
