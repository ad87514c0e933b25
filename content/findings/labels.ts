import type { Run } from "../run/run.ts";

/** An endpoint in words, as the run's targets declare it; its name where none does. */
export function sayEndpoint(run: Run, endpoint: string): string {
  const all = run.targets.flatMap(({ endpoints }) => endpoints);
  return all.find(({ name }) => name === endpoint)?.label ?? endpoint;
}
