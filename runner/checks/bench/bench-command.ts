import Table from "cli-table3";
import { checkCommand, readFlags } from "../../cli/check-command.ts";
import { printFailure } from "../../cli/print-failure.ts";
import { onInterruption } from "../../guard/interruption.ts";
import { withMachineLock } from "../../guard/machine-lock.ts";
import { EXIT } from "../../program/failure.ts";
import { type Figure, keepsLimit } from "./bench-figure.ts";
import { overheadFigures } from "./burst-overhead.ts";
import { loadFigures, steadyFigures } from "./memory-and-size.ts";
import { mergedFigures } from "./merged-load.ts";
import { middlewareFigures } from "./middleware-cost.ts";
import { latencyFigures } from "./rate-latency.ts";
import { rateFigures } from "./request-rate.ts";
import { scheduleFigures } from "./schedule-figures.ts";
import { newestFull, storedFigures } from "./stored-run.ts";

readFlags(
  checkCommand(
    "bench",
    "Prints what measuring costs, beside its limits: from the newest stored full run, and measured here and now.",
  ),
);
const signal = onInterruption();

try {
  const figures = await withMachineLock(async () => [
    ...(await storedFigures()),
    ...(await scheduleFigures((await newestFull())?.run)),
    ...(await overheadFigures(signal)),
    ...(await rateFigures(signal)),
    ...(await latencyFigures(signal)),
    ...(await loadFigures(signal)),
    ...(await steadyFigures(signal)),
    ...(await mergedFigures(signal)),
    ...(await middlewareFigures(signal)),
  ]);
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
