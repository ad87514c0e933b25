import { parseArguments } from "./cli/arguments.ts";
import { printFailure } from "./cli/print-failure.ts";
import { onInterruption } from "./guard/interruption.ts";

/**
 * Does what a command line asks for; returns the exit code. What only one of the commands needs is loaded for that one.
 *
 * @param argv that of the process
 */
export async function runCommand(argv: string[]): Promise<number> {
  const interruption = onInterruption();
  try {
    const command = parseArguments(argv);
    switch (command?.name) {
      case undefined:
        return 0;
      case "measure":
        return await (await import("./run/measure.ts")).measure(command.options, interruption);
      case "new":
        return await (await import("./new/new-article.ts")).newArticle(command.options, interruption);
      case "replicate":
        return await (await import("./replicate/replicate.ts")).replicate(command.options, interruption);
      case "report":
        return await (await import("./run/report.ts")).report(command.options, interruption);
    }
  } catch (thrown) {
    return printFailure(thrown, interruption.aborted);
  }
}
