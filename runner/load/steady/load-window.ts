import { once } from "node:events";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { LoadWindow, Loop } from "../../../content/run/parts/load-window.ts";
import { decodeHistogram, encodeHistogram, merged } from "../../../content/statistics/histogram.ts";
import { microseconds, monotonicSeconds } from "../../program/clock.ts";
import { verify } from "../verify-answer.ts";
import type { ThreadData } from "./generator-thread.ts";
import type { LoadRequest, WindowTimes } from "./load-request.ts";
import type { Pace } from "./pacer-thread.ts";
import type { ThreadCounts } from "./tally.ts";

/** A steady load on one endpoint. */
export interface Load {
  request: LoadRequest;
  loop: Loop;
  /** Sent before the window in the same way, and not counted. */
  warmUpSeconds: number;
  seconds: number;
  /** How many threads send it. */
  threads: number;
  signal: AbortSignal;
}

/** What each thread runs. */
const GENERATOR = new URL("generator-thread.ts", import.meta.url);
const PACER = new URL("pacer-thread.ts", import.meta.url);

/** All threads are told the times so long before the first of them. */
const LEAD_SECONDS = 0.02;

/**
 * Loads an endpoint for some seconds from threads of its own, so that nothing else that this process does is in its way,
 * and counts what happened; a request that is due in the window is waited for.
 *
 * @param script what each thread runs; another one is there to prove that a crippled one is caught
 * @throws AbortError when it is interrupted
 */
export async function loadWindow(load: Load, script = GENERATOR): Promise<LoadWindow> {
  const { pacer, generators } = startThreads(load, script);
  const threads = [...generators, ...(pacer ? [pacer] : [])];
  try {
    await Promise.all(threads.map((thread) => said(thread, load.signal)));
    const times = timesOf(load);
    for (const thread of generators) thread.postMessage(times);
    if (load.loop.kind === "open") pacer?.postMessage({ loop: load.loop, times } satisfies Pace);
    const counts = await Promise.all(generators.map((thread) => said(thread, load.signal) as Promise<ThreadCounts>));
    return windowOf(load, counts);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function startThreads({ request, loop, threads }: Load, script: URL): { pacer: Worker | null; generators: Worker[] } {
  const connections = loop.kind === "closed" ? loop.connections : loop.mostConnections;
  const shares = sharesOf(connections, Math.min(threads, connections));
  if (loop.kind === "closed") {
    const startOne = (own: number) => start(script, { request, connections: own, pacer: null }, []);
    return { pacer: null, generators: shares.map(startOne) };
  }
  const channels = shares.map((own) => ({ own, ...ends(new MessageChannel()) }));
  const ports = channels.map(({ forPacer }) => forPacer);
  return {
    pacer: start(PACER, ports, ports),
    generators: channels.map(({ own, pacer }) => start(script, { request, connections: own, pacer }, [pacer])),
  };
}

function ends({ port1, port2 }: MessageChannel): { forPacer: MessagePort; pacer: MessagePort } {
  return { forPacer: port1, pacer: port2 };
}

function start(script: URL, data: ThreadData | MessagePort[], ports: MessagePort[]): Worker {
  return new Worker(script, { workerData: data, transferList: ports });
}

/** So many things dealt to so many, as evenly as they go. */
function sharesOf(things: number, among: number): number[] {
  return Array.from({ length: among }, (_, index) => Math.floor((things + index) / among));
}

function timesOf({ warmUpSeconds, seconds }: Load): WindowTimes {
  const warmUp = monotonicSeconds() + LEAD_SECONDS;
  return { warmUp, begin: warmUp + warmUpSeconds, end: warmUp + warmUpSeconds + seconds };
}

async function said(thread: Worker, signal: AbortSignal): Promise<unknown> {
  const [message] = await once(thread, "message", { signal });
  return message;
}

function windowOf({ request, loop, warmUpSeconds, seconds }: Load, threads: ThreadCounts[]): LoadWindow {
  const sum = (of: (one: ThreadCounts) => number) => threads.reduce((all, one) => all + of(one), 0);
  const histogram = (of: (one: ThreadCounts) => string) =>
    loop.kind === "open" ? encodeHistogram(merged(threads.map((one) => decodeHistogram(of(one))))) : null;
  return {
    ...{ loop, use: request.use, warmUpSeconds, seconds },
    ...{ offered: sum(({ offered }) => offered), sent: sum(({ sent }) => sent) },
    missed: { late: sum(({ missed }) => missed.late), full: sum(({ missed }) => missed.full) },
    answered: sum(({ answered }) => answered),
    errors: errorsOf(threads),
    firstError: firstErrorOf(request, threads),
    latency: histogram(({ latency }) => latency),
    lateness: histogram(({ lateness }) => lateness),
    inFlight: microseconds(sum(({ inFlightSeconds }) => inFlightSeconds) / seconds),
    cpuShares: threads.map(({ cpuShare }) => microseconds(cpuShare)),
  };
}

function errorsOf(threads: ThreadCounts[]): LoadWindow["errors"] {
  const all: LoadWindow["errors"] = {};
  for (const { errors } of threads)
    for (const [kind, count] of Object.entries(errors) as [keyof typeof errors, number][])
      all[kind] = (all[kind] ?? 0) + count;
  return all;
}

/** In words that have no secrets in them: only this thread knows what is secret. */
function firstErrorOf({ wanted }: LoadRequest, threads: ThreadCounts[]): string | null {
  const [failed] = threads.flatMap((one) => one.firstFailed ?? []);
  return failed ? verify(failed.answer, wanted).error : null;
}
