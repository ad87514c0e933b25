import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Threads that wait for their next job, by what they run. */
const idle = new Map<string, Worker[]>();

/**
 * Lends a thread that runs a script and is ready for a job. Threads are kept for later: to start one takes as long as a short
 * window, and one that has worked before is as fast from the beginning as it will be later.
 *
 * @throws AbortError when it is interrupted before the thread is ready
 */
export async function borrowThread(script: URL, signal: AbortSignal): Promise<Worker> {
  const kept = idle.get(script.href)?.pop();
  kept?.ref();
  if (kept) return kept;
  const thread = new Worker(script);
  await saidBy(thread, signal).catch(async (thrown: unknown) => {
    await thread.terminate();
    throw thrown;
  });
  return thread;
}

/** Keeps a thread whose job is done for the next; it does not keep the process from ending. */
export function keepThread(script: URL, thread: Worker): void {
  thread.unref();
  idle.set(script.href, [...(idle.get(script.href) ?? []), thread]);
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
