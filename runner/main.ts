import { parseArguments } from "./cli/arguments.ts";
import { printFailure } from "./cli/print-failure.ts";
import { onInterruption } from "./guard/interruption.ts";
import { newArticle } from "./new/new-article.ts";
import { replicate } from "./replicate/replicate.ts";
import { measure } from "./run/measure.ts";
import { report } from "./run/report.ts";

const interruption = onInterruption();

try {
  const command = parseArguments(process.argv);
  if (command?.name === "measure") process.exitCode = await measure(command.options, interruption);
  if (command?.name === "new") process.exitCode = await newArticle(command.options, interruption);
  if (command?.name === "replicate") process.exitCode = await replicate(command.options, interruption);
  if (command?.name === "report") process.exitCode = await report(command.options, interruption);
} catch (thrown) {
  process.exitCode = printFailure(thrown, interruption.aborted);
}
