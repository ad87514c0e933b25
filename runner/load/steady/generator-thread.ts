import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { monotonicSeconds } from "../../program/clock.ts";
import { closedLoop } from "./closed-loop.ts";
import type { LoadRequest, WindowTimes } from "./connection/load-request.ts";
import { OpenLoop } from "./open-loop.ts";
import { DueRequests, earlySeconds, type Timetable } from "./pace/due-requests.ts";
import { DueSender } from "./pace/due-sender.ts";
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
  const sender = new DueSender(due, earlySeconds(pace.timetable), (moment) => {
    progress.takes();
    loop.arrive(moment);
  });
  const loop = new OpenLoop(request, connections, tally, (now) => sender.sendDue(now));
  const { promise: last, resolve } = Promise.withResolvers<void>();
  pace.pacer.on("message", (isLast: boolean) => {
    progress.comes();
    sender.wake();
    if (isLast) resolve();
  });
  await last;
  await sender.end();
  pace.pacer.close();
  await loop.end();
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
