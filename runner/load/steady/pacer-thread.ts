import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { OpenLoop } from "../../../content/run/parts/load-window.ts";
import { monotonicSeconds } from "../../program/clock.ts";
import { arrivals } from "./arrivals.ts";
import type { WindowTimes } from "./connection/load-request.ts";
import { takePrecedence } from "./precedence.ts";

// Says when requests are due, to the threads that send them, in turns; then that no more are. A thread of its own: timers
// of Node are late by up to a millisecond, a thread that sleeps wakes up within a tenth of one.

/** What the thread is told. */
export interface PacerJob {
  loop: OpenLoop;
  times: WindowTimes;
  /** See {@link arrivals}. */
  firstAfterSeconds: number | undefined;
  ports: MessagePort[];
}

if (workerData === true) takePrecedence();

const never = new Int32Array(new SharedArrayBuffer(4));

parentPort?.on("message", ({ loop, times, firstAfterSeconds, ports }: PacerJob) => {
  let turn = 0;
  for (const due of arrivals(loop, times.warmUp, times.end, firstAfterSeconds)) {
    const milliseconds = 1000 * (due - monotonicSeconds());
    if (milliseconds > 0) Atomics.wait(never, 0, 0, milliseconds);
    ports[turn]?.postMessage(due);
    turn = (turn + 1) % ports.length;
  }
  for (const port of ports) port.postMessage(null);
  parentPort?.postMessage("done");
});
parentPort?.postMessage("ready");
