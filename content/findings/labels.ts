import { workOf } from "../run/endpoint.ts";

const HOW: Record<string, string> = {
  sync: "called directly",
  badasync: "hidden in a coroutine",
  threadpool: "thread pool",
  processpool: "process pool",
  async: "awaited",
};

const WORK = { matrix: "matrices", python: "Python", wait: "waiting" } as const;

/** An endpoint in words: how the work is called, and which kind of work it is. */
export function sayEndpoint(endpoint: string): string {
  const how = endpoint.split("-")[0] ?? "";
  return `${HOW[how] ?? how}, ${WORK[workOf(endpoint)]}`;
}
