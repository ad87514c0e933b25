import { availableParallelism } from "node:os";
import { MessageChannel, type Worker } from "node:worker_threads";
import { MOST_RATE_WITH_PRECEDENCE } from "../../../content/findings/steady/validity/invalid-window.ts";
import type { LoadWindow, Loop } from "../../../content/run/parts/load-window.ts";
import { decodeHistogram, encodeHistogram, merged } from "../../../content/statistics/histogram.ts";
import { microseconds, monotonicSeconds } from "../../program/clock.ts";
import { verify } from "../verify-answer.ts";
import { addedCounts } from "./added-counts.ts";
import type { LoadRequest, WindowTimes } from "./connection/load-request.ts";
import type { GeneratorJob } from "./generator-thread.ts";
import { Progress } from "./pace/progress.ts";
import type { PacerJob } from "./pacer-thread.ts";
import { overTimeOf } from "./slices.ts";
import type { ThreadCounts } from "./tally.ts";
import { borrowThread, keepThread, saidBy, type ThreadKind } from "./threads.ts";

/** A steady load on one endpoint. */
export interface Load {
  request: LoadRequest;
  loop: Loop;
  /** Sent before the window in the same way, and not counted. */
  warmUpSeconds: number;
  seconds: number;
  /** How many threads send it, where there are cores for them. */
  threads: number;
  /** When it begins to be sent, on this machine's monotonic clock; at once where it is not said. */
  startsAt?: number;
  /** How long after that the first of evenly spaced requests is due; half an interval where it is not said. */
  firstAfterSeconds?: number;
  signal: AbortSignal;
}

/** Sends a load, and counts what happened. */
export type SendLoad = (load: Load) => Promise<LoadWindow>;

/** What each thread runs. */
const GENERATOR = new URL("generator-thread.ts", import.meta.url);
const PACER = new URL("pacer-thread.ts", import.meta.url);

/** All threads are told the times so long before the first of them. */
const LEAD_SECONDS = 0.02;

/** Sends a load from this machine. */
export const loadFromHere: SendLoad = (load) => loadWindow(load);

/**
 * Loads an endpoint for some seconds from threads of its own, so that nothing else that this process does is in its way,
 * and counts what happened; a request that is due in the window is waited for.
 *
 * @param script what each thread runs; another one is there to prove that a crippled one is caught
 * @throws AbortError when it is interrupted
 */
export async function loadWindow(load: Load, script = GENERATOR): Promise<LoadWindow> {
  const shares = sharesFor(load);
  const kinds = kindsFor(load, script);
  const borrowed = await borrowAll(kinds, load.signal);
  try {
    const counts = await give(load, shares, borrowed);
    await Promise.all(kinds.map((kind, index) => giveBack(kind, borrowed[index])));
    return windowOf(load, counts);
  } catch (thrown) {
    await Promise.all(borrowed.map((thread) => thread.terminate()));
    throw thrown;
  }
}

/** Starts the threads that a load takes, where there are none yet: the load can then begin at once. */
export async function prepareThreads(load: Load): Promise<void> {
  const kinds = kindsFor(load, GENERATOR);
  const borrowed = await borrowAll(kinds, load.signal);
  await Promise.all(kinds.map((kind, index) => giveBack(kind, borrowed[index])));
}

function kindsFor(load: Load, script: URL): ThreadKind[] {
  const { loop } = load;
  const scripts = [...sharesFor(load).map(() => script), ...(loop.kind === "open" ? [PACER] : [])];
  // Of a closed loop no latency is told: it sends when it gets to.
  const hasPrecedence = loop.kind === "open" && loop.ratePerSecond <= MOST_RATE_WITH_PRECEDENCE;
  return scripts.map((one) => ({ script: one, hasPrecedence }));
}

/** How many connections each thread has. */
function sharesFor(load: Load): number[] {
  const { loop } = load;
  const connections = loop.kind === "closed" ? loop.connections : loop.mostConnections;
  return sharesOf(connections, Math.min(threadsFor(load), connections));
}

/**
 * A thread a core at the most, and one fewer of those that go before all others. That keeps no core free: the pacer goes
 * before all others too, and so do the threads of a load that is sent beside. What others always have is only the share of
 * time that the system holds back from real-time threads, a twentieth unless it is set otherwise.
 */
function threadsFor({ loop, threads }: Load): number {
  const cores = availableParallelism();
  return Math.max(1, Math.min(threads, loop.kind === "open" ? cores - 1 : cores));
}

/** One that is only there to be caught is not used again. */
async function giveBack(kind: ThreadKind, thread: Worker | undefined): Promise<void> {
  if (thread && [GENERATOR, PACER].includes(kind.script)) keepThread(kind, thread);
  else await thread?.terminate();
}

async function borrowAll(kinds: ThreadKind[], signal: AbortSignal): Promise<Worker[]> {
  const borrowed = await Promise.allSettled(kinds.map((kind) => borrowThread(kind, signal)));
  const failed = borrowed.find((one) => one.status === "rejected");
  const threads = borrowed.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  if (!failed) return threads;
  await Promise.all(threads.map((thread) => thread.terminate()));
  throw failed.reason;
}

/** Gives each thread its part, and waits for what they count. */
async function give(load: Load, shares: number[], threads: Worker[]): Promise<ThreadCounts[]> {
  const { request, loop, signal, firstAfterSeconds } = load;
  const times = timesOf(load);
  const generators = threads.slice(0, shares.length);
  const counts = generators.map((thread) => saidBy(thread, signal) as Promise<ThreadCounts>);
  const done = threads.slice(shares.length).map((pacer) => saidBy(pacer, signal));
  const timetable = loop.kind === "open" ? { loop, times, firstAfterSeconds } : null;
  const paced: PacerJob["threads"] = [];
  for (const [place, thread] of generators.entries()) {
    const job: GeneratorJob = { request, times, connections: shares[place] ?? 1, pace: null };
    if (timetable) {
      const { port1, port2 } = new MessageChannel();
      const progress = Progress.memory();
      paced.push({ port: port1, progress });
      job.pace = { timetable, place, among: generators.length, pacer: port2, progress };
    }
    thread.postMessage(job, job.pace ? [job.pace.pacer] : []);
  }
  if (timetable) {
    const job: PacerJob = { timetable, threads: paced };
    threads[shares.length]?.postMessage(
      job,
      paced.map(({ port }) => port),
    );
  }
  const [counted] = await Promise.all([Promise.all(counts), ...done]);
  return counted;
}

/** So many things dealt to so many, as evenly as they go. */
export function sharesOf(things: number, among: number): number[] {
  return Array.from({ length: among }, (_, index) => Math.floor((things + index) / among));
}

function timesOf({ warmUpSeconds, seconds, startsAt }: Load): WindowTimes {
  const warmUp = startsAt ?? monotonicSeconds() + LEAD_SECONDS;
  return { warmUp, begin: warmUp + warmUpSeconds, end: warmUp + warmUpSeconds + seconds };
}

function windowOf({ request, loop, warmUpSeconds, seconds }: Load, threads: ThreadCounts[]): LoadWindow {
  const inFlightSeconds = threads.reduce((all, one) => all + one.inFlightSeconds, 0);
  const histogram = (of: (one: ThreadCounts) => string) =>
    loop.kind === "open" ? encodeHistogram(merged(threads.map((one) => decodeHistogram(of(one))))) : null;
  return {
    ...{ loop, use: request.use, warmUpSeconds, seconds },
    ...addedCounts(threads),
    firstError: firstErrorOf(request, threads),
    latency: histogram(({ latency }) => latency),
    sinceSent: histogram(({ sinceSent }) => sinceSent),
    lateness: histogram(({ lateness }) => lateness),
    ...(loop.kind === "open" && { overTime: overTimeOf(threads.map(({ overTime }) => overTime)) }),
    inFlight: microseconds(inFlightSeconds / seconds),
    cpuShares: threads.map(({ cpuShare }) => microseconds(cpuShare)),
    ...(loop.kind === "open" && { hadPrecedence: threads.every(({ hasPrecedence }) => hasPrecedence) }),
  };
}

/** In words that have no secrets in them: only this thread knows what is secret. */
function firstErrorOf({ wanted }: LoadRequest, threads: ThreadCounts[]): string | null {
  const [failed] = threads.flatMap((one) => one.firstFailed ?? []);
  return failed ? verify(failed.answer, wanted).error : null;
}
