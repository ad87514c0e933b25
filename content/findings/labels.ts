import type { Run } from "../run/run.ts";

/** An endpoint in words, as the run's targets declare it; its name where none does. */
export function sayEndpoint(run: Run, endpoint: string): string {
  const all = run.targets.flatMap(({ endpoints }) => endpoints);
  return all.find(({ name }) => name === endpoint)?.label ?? endpoint;
}

/** What a machine is called, of several that the targets ran on: a run names no hosts. */
export function sayNode(node: number): string {
  return `node ${node + 1}`;
}
