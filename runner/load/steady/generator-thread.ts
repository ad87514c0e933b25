import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { monotonicSeconds } from "../../program/clock.ts";
import { closedLoop } from "./closed-loop.ts";
import type { LoadRequest, WindowTimes } from "./connection/load-request.ts";
import { OpenLoop } from "./open-loop.ts";
import { takePrecedence } from "./precedence.ts";
import { Tally, type ThreadCounts } from "./tally.ts";

// Sends one thread's part of a load, and says what it has counted.

/** What the thread is told. */
export interface GeneratorJob {
  request: LoadRequest;
  times: WindowTimes;
  /** How many connections are its own: all that are used of a closed loop, the most there may be of an open one. */
  connections: number;
  /** What says when requests are due; null in a closed loop. */
  pacer: MessagePort | null;
}

// undici makes an error of every connection that ends, and a stack trace would take longer than the rest of its work.
Error.stackTraceLimit = 0;

const hasPrecedence = workerData === true && takePrecedence();

async function open({ request, connections }: GeneratorJob, port: MessagePort, tally: Tally): Promise<void> {
  const loop = new OpenLoop(request, connections, tally);
  const { promise, resolve } = Promise.withResolvers<void>();
  port.on("message", (due: number | null) => {
    if (due === null) resolve();
    else loop.arrive(due);
  });
  await promise;
  port.close();
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
  const { request, connections, times, pacer } = job;
  const tally = new Tally(times, pacer ? "due" : "over");
  const cpu = watchCpu(times);
  await (pacer ? open(job, pacer, tally) : closedLoop(request, connections, times, tally));
  return { ...tally.counts(monotonicSeconds()), cpuShare: await cpu, hasPrecedence };
}

parentPort?.on("message", async (job: GeneratorJob) => parentPort?.postMessage(await take(job)));
parentPort?.postMessage("ready");
