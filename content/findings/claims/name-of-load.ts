import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { sayEndpoint } from "../labels.ts";

/** What an endpoint under steady load is called in evidence. */
export function nameOfLoad(run: Run, { target, endpoint }: { target: string; endpoint: string }): string {
  return `${labelOf(run, target)} (${sayEndpoint(run, endpoint)})`;
}
