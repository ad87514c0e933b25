import { visible } from "../content/run/parts/visible.ts";
import { parseArguments } from "./cli/arguments.ts";
import { onInterruption } from "./guard/interruption.ts";
import { EXIT, Failure, messageOf } from "./program/failure.ts";
import { withoutSecrets } from "./program/secrets.ts";
import { measure } from "./run/measure.ts";
import { report } from "./run/report.ts";
import { RunStopped } from "./run/resume/stopped.ts";

const interruption = onInterruption();

try {
  const command = parseArguments(process.argv);
  if (command?.name === "measure") process.exitCode = await measure(command.options, interruption);
  if (command?.name === "report") process.exitCode = await report(command.options, interruption);
} catch (thrown) {
  const cause = thrown instanceof RunStopped ? thrown.cause : thrown;
  process.exitCode = complain(cause);
  if (thrown instanceof RunStopped) console.error(thrown.hint);
}

/** Says why the command failed, and returns its exit code. */
function complain(cause: unknown): number {
  if (interruption.aborted) {
    console.error("Interrupted: everything that was started has been stopped; no run file was written.");
    return EXIT.interrupted;
  }
  if (cause instanceof Failure) {
    console.error(`benchbook: ${printable(cause.message)}`);
    return cause.exitCode;
  }
  console.error(`benchbook: unexpected: ${printable((cause instanceof Error && cause.stack) || messageOf(cause))}`);
  return EXIT.unable;
}

function printable(text: string): string {
  return visible(withoutSecrets(text));
}
