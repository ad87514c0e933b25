import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What a thread runs, and whether it goes before all other threads of the machine where the system lets it. */
export interface ThreadKind {
  script: URL;
  hasPrecedence: boolean;
}

/** Threads that wait for their next job, by their kind. */
const idle = new Map<string, Worker[]>();

/**
 * Lends a thread of a kind that is ready for a job. Threads are kept for later: to start one takes as long as a short
 * window, and one that has worked before is as fast from the beginning as it will be later.
 *
 * @throws AbortError when it is interrupted before the thread is ready
 */
export async function borrowThread(kind: ThreadKind, signal: AbortSignal): Promise<Worker> {
  const kept = idle.get(keyOf(kind))?.pop();
  kept?.ref();
  if (kept) return kept;
  const thread = new Worker(kind.script, { workerData: kind.hasPrecedence });
  await saidBy(thread, signal).catch(async (thrown: unknown) => {
    await thread.terminate();
    throw thrown;
  });
  return thread;
}

/** Keeps a thread whose job is done for the next; it does not keep the process from ending. */
export function keepThread(kind: ThreadKind, thread: Worker): void {
  const key = keyOf(kind);
  thread.unref();
  idle.set(key, [...(idle.get(key) ?? []), thread]);
}

function keyOf({ script, hasPrecedence }: ThreadKind): string {
  return `${script.href} ${hasPrecedence}`;
}

/**
 * What a thread says next: that it is ready, or what came of its job.
 *
 * @throws AbortError when it is interrupted, and what the thread has thrown
 */
export async function saidBy(thread: Worker, signal: AbortSignal): Promise<unknown> {
  const [message] = await once(thread, "message", { signal });
  return message;
}
