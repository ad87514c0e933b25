import { publishedProcesses } from "../../../baselines/published-figures.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { processCountOf } from "../../processes/process-count.ts";
import type { Baseline } from "../baseline.ts";
import { type Compared, sayNumber } from "../verdict.ts";

/** How many processes each target has at rest, as published and as measured. */
export function processesAtRest(run: Run, baseline: Started): Compared[] {
  return baseline.figures.targets.flatMap(({ name }) => compared(run, baseline, name));
}

/** The service of a run whose processes a published target's are compared with: the one that is started as that was. */
export function counterpartOf({ counterparts }: Pick<Baseline, "counterparts">, target: string): string {
  return counterparts[target] ?? target;
}

/** What was published of a service's processes at rest, beside the run's own; undefined where nothing was. */
export function publishedFor(run: Run, baseline: Started, service: string): Compared | undefined {
  const published = baseline.figures.targets.find(({ name }) => counterpartOf(baseline, name) === service);
  return published && compared(run, baseline, published.name)[0];
}

type Started = Pick<Baseline, "figures" | "counterparts">;

function compared(run: Run, baseline: Started, target: string): Compared[] {
  const commands = publishedProcesses(baseline.figures, target);
  const published = baseline.figures.targets.find(({ name }) => name === target);
  if (!commands || !published) return [];
  const service = counterpartOf(baseline, target);
  const ours = processCountOf(run, service);
  const workers = run.targets.find(({ name }) => name === service)?.workers ?? published.workers;
  const isSame = ours !== null && ours - workers === commands.length - published.workers;
  const differing = workers === published.workers ? "" : `, with ${workers} workers instead of ${published.workers}`;
  return [
    {
      target: service,
      quantity: `${labelOf(run, service)}: processes at rest`,
      published: `${commands.length} (${listed(commands)})`,
      ours: sayNumber(ours),
      verdict: ours === null ? "undecided" : isSame ? "reproduced" : "differs",
      why: ours === null ? "this run did not list them" : `${ours} beside ${commands.length}${differing}`,
    },
  ];
}

/** Commands with how often each is there. */
function listed(commands: string[]): string {
  const counts = Map.groupBy(commands, (command) => command);
  return [...counts].map(([command, all]) => `${all.length} ${command}`).join(", ");
}
