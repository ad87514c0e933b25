import { PUBLISHED, publishedProcesses } from "../../baselines/published-figures.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { lookUp } from "../values.ts";
import { type Compared, type Comparisons, sayNumber } from "./verdict.ts";

const RULE =
  "Processes at rest, without the top that counts them. FastAPI was published with three, which is Uvicorn with its reloader, so that is what it is compared with. The counts have to be equal; where our Flask has another number of workers, what is beyond the workers has to be.";

/** The service that is started as the document's FastAPI was: with a reloader. */
const RELOADED = "uvicornreload";

/** How many processes each target has at rest, as published and as measured. */
export function processesAtRest(run: Run): Comparisons {
  const rows = PUBLISHED.targets.flatMap(({ name }) => compared(run, name));
  return { title: "Processes at rest", rule: RULE, rows };
}

/** The service of a run whose processes a published target's are compared with. */
export function counterpartOf(target: string): string {
  const published = PUBLISHED.targets.find(({ name }) => name === target);
  return published?.startedWith === "reload" ? RELOADED : target;
}

/** What was published of a service's processes at rest, beside the run's own; undefined where nothing was. */
export function publishedFor(run: Run, service: string): Compared | undefined {
  const published = PUBLISHED.targets.find(({ name }) => counterpartOf(name) === service);
  return published && compared(run, published.name)[0];
}

function compared(run: Run, target: string): Compared[] {
  const commands = publishedProcesses(target);
  const published = PUBLISHED.targets.find(({ name }) => name === target);
  if (!commands || !published) return [];
  const service = counterpartOf(target);
  const ours = lookUp(run, `processes.${service}`).number;
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
      why: ours === null ? "this run did not look at it" : `${ours} beside ${commands.length}${differing}`,
    },
  ];
}

/** Commands with how often each is there. */
function listed(commands: string[]): string {
  const counts = Map.groupBy(commands, (command) => command);
  return [...counts].map(([command, all]) => `${all.length} ${command}`).join(", ");
}
