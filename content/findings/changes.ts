import type { Run } from "../run/run.ts";
import { lookUp, sayValue } from "./values.ts";

/** Something about a run that is not as it was in the one before. */
export interface Change {
  what: string;
  before: string;
  now: string;
}

/** What is compared of two runs, by the name it has for readers. */
const COMPARED: Record<string, (run: Run) => string> = {
  plan: ({ plan }) => `${plan.name}, ${plan.targetSeconds} s a request, ${plan.repetitions} repetitions`,
  targets: ({ plan }) => plan.targets.join(", "),
  "way of running": ({ environment: { way } }) => (way === "compose" ? "Compose" : "local processes"),
  processor: ({ environment }) => environment.processor,
  cores: ({ environment }) => `${environment.cores}, the targets on ${environment.targetCores.join(", ")}`,
  system: ({ environment }) => `${environment.operatingSystem}, ${environment.kernel}`,
  engine: ({ environment: { engine, compose } }) => (engine ? `Docker ${engine}, Compose ${compose}` : "none"),
  client: ({ environment: at }) => `Benchbook ${at.benchbook}, Node ${at.node}, undici ${at.undici}`,
  revision: ({ environment: { revision } }) =>
    revision ? `${revision.commit.slice(0, 12)}${revision.dirty ? ", with changes" : ""}` : "unknown",
  versions: ({ targets }) => versionsOf(targets),
  "FastAPI against Flask, blocking": (run) =>
    sayValue(lookUp(run, "ratio.sync-cpubound.flask1xanalytics.sync-cpubound.fastapianalytics")),
};

/** Everything that differs between a run and the one before it, from plan to headline ratio, as a reader would ask. */
export function changesBetween(before: Run, now: Run): Change[] {
  return Object.keys(COMPARED)
    .map((what) => ({ what, before: saidOf(before)[what] ?? "", now: saidOf(now)[what] ?? "" }))
    .filter((change) => change.before !== change.now);
}

// Every run is compared with its two neighbours, on the page and in the feed, and a ratio takes its time.
const known = new WeakMap<Run, Record<string, string>>();

function saidOf(run: Run): Record<string, string> {
  const said = known.get(run) ?? Object.fromEntries(Object.entries(COMPARED).map(([what, say]) => [what, say(run)]));
  known.set(run, said);
  return said;
}

/** The versions that targets say they are made of, each once. */
function versionsOf(targets: Run["targets"]): string {
  const said = targets.flatMap(({ information: told }) =>
    told
      ? [
          `Python ${told.python_version}`,
          `NumPy ${told.numpy_version}`,
          `${told.framework} ${told.framework_version}`,
          `${told.server} ${told.server_version}`,
        ]
      : [],
  );
  return [...new Set(said)].toSorted().join(", ") || "unknown";
}
