import { visible } from "../content/run/visible.ts";
import { parseArguments } from "./arguments.ts";
import { EXIT, Failure, messageOf } from "./failure.ts";
import { onInterruption } from "./interruption.ts";
import { measure } from "./measure.ts";
import { publish } from "./publish.ts";

const interruption = onInterruption();

try {
  const command = parseArguments(process.argv);
  if (command?.name === "measure") process.exitCode = await measure(command.options, interruption);
  if (command?.name === "report") process.exitCode = await publish(command.options, interruption);
} catch (thrown) {
  if (interruption.aborted) {
    console.error("Interrupted: everything that was started has been stopped; no run file was written.");
    process.exitCode = EXIT.interrupted;
  } else if (thrown instanceof Failure) {
    console.error(`benchbook: ${visible(thrown.message)}`);
    process.exitCode = thrown.exitCode;
  } else {
    console.error(`benchbook: unexpected: ${visible((thrown instanceof Error && thrown.stack) || messageOf(thrown))}`);
    process.exitCode = EXIT.unable;
  }
}
