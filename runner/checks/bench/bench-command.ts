import Table from "cli-table3";
import { Option } from "commander";
import { checkCommand, readFlags } from "../../cli/check-command.ts";
import { printFailure } from "../../cli/print-failure.ts";
import { onInterruption } from "../../guard/interruption.ts";
import { withMachineLock } from "../../guard/machine-lock.ts";
import { EXIT } from "../../program/exit-error.ts";
import { type Figure, keepsLimit } from "./bench-figure.ts";
import { overheadFigures } from "./burst-overhead.ts";
import { loadFigures, steadyFigures } from "./memory-and-size.ts";
import { mergedFigures } from "./merged-load.ts";
import { middlewareFigures } from "./middleware-cost.ts";
import { latencyFigures } from "./rate-latency.ts";
import { latenessFigures } from "./rate-lateness.ts";
import { rateFigures } from "./request-rate.ts";
import { scheduleFigures } from "./schedule-figures.ts";
import { newestWhole, storedFigures } from "./stored-run.ts";

/** The parts of the bench, in the order in which they are measured; one at a time. */
const PARTS: Record<string, (signal: AbortSignal) => Promise<Figure[]>> = {
  stored: storedFigures,
  schedule: async () => scheduleFigures(await newestWhole()),
  overhead: overheadFigures,
  rate: rateFigures,
  latency: latencyFigures,
  lateness: latenessFigures,
  load: loadFigures,
  steady: steadyFigures,
  merged: mergedFigures,
  middleware: middlewareFigures,
};

const { only = Object.keys(PARTS) } = readFlags<{ only?: string[] }>(
  checkCommand(
    "bench",
    "Prints what measuring costs, beside its limits: from the newest stored full run, and measured here and now.",
  ).addOption(new Option("--only <part...>", "measure only these parts").choices(Object.keys(PARTS))),
);
const signal = onInterruption();

try {
  const figures = await withMachineLock(async () => {
    const measured: Figure[] = [];
    for (const [part, measure] of Object.entries(PARTS))
      if (only.includes(part)) measured.push(...(await measure(signal)));
    return measured;
  });
  const table = new Table({ head: ["what", "value", "limit", "holds", "from"], style: { head: [], border: [] } });
  for (const figure of figures) table.push(row(figure));
  console.log(table.toString());
  process.exitCode = figures.some((figure) => keepsLimit(figure) === false) ? EXIT.incomplete : EXIT.complete;
} catch (thrown) {
  process.exitCode = printFailure(thrown, signal.aborted);
}

function row(figure: Figure): string[] {
  const { what, value, unit, limit, bound, note = "" } = figure;
  const kept = keepsLimit(figure);
  return [
    what,
    value === null ? "not measured" : `${value.toPrecision(3)} ${unit}`,
    limit === null ? "" : `${bound} ${limit} ${unit}`,
    kept === undefined ? "" : kept ? "yes" : "no",
    note,
  ];
}
