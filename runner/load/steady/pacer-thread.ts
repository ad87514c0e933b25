import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { monotonicSeconds } from "../../program/clock.ts";
import { earlySeconds, momentsOf, type Timetable } from "./pace/due-requests.ts";
import { Progress } from "./pace/progress.ts";
import { takePrecedence } from "./precedence.ts";

// Calls the threads that send, in turns, when requests are due; then says that no more are. A thread of its own: timers
// of Node are late by up to a millisecond, a thread that sleeps wakes up within a tenth of one. Where cores sleep between two
// requests, it and the thread that it calls make a fifth of one, so they are called somewhat earlier (earlySeconds).

/** What the thread is told. */
export interface PacerJob {
  timetable: Timetable;
  /** Those that send: they are called with false, and with true when nothing more will be due. */
  threads: { port: MessagePort; progress: SharedArrayBuffer }[];
}

if (workerData === true) takePrecedence();

const never = new Int32Array(new SharedArrayBuffer(4));

function sleepUntil(moment: number): void {
  for (let left = moment - monotonicSeconds(); left > 0; left = moment - monotonicSeconds())
    Atomics.wait(never, 0, 0, 1000 * left);
}

parentPort?.on("message", ({ timetable, threads }: PacerJob) => {
  const called = threads.map(({ port, progress }) => ({ port, progress: new Progress(progress) }));
  const early = earlySeconds(timetable);
  let index = 0;
  for (const due of momentsOf(timetable)) {
    const thread = called[index % called.length];
    const own = Math.floor(index / called.length);
    index += 1;
    if (!thread) continue;
    sleepUntil(due - early);
    if (thread.progress.taken <= own && thread.progress.isToBeCalled()) thread.port.postMessage(false);
  }
  for (const { port } of threads) port.postMessage(true);
  parentPort?.postMessage("done");
});
parentPort?.postMessage("ready");
