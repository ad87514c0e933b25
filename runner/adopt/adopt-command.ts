import { visible } from "../../content/run/parts/visible.ts";
import { checkCommand, readFlags } from "../cli/check-command.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { RUNS } from "../program/folders.ts";
import { adopt } from "./adopt.ts";

const command = checkCommand(
  "adopt",
  "Checks run files that others have measured (schema, digest, self-test, duplicates, nothing private) and stores them below content/runs/contributed/. Says in one sentence what is wrong with a file, and then ends with 1.",
)
  .argument("<file...>", "run files")
  .option("--check", "only check them, where they are, and store nothing");
const { check = false } = readFlags<{ check?: true }>(command);

for (const file of command.args) {
  try {
    console.log(visible(await adopt(file, { runs: RUNS, check })));
  } catch (thrown) {
    if (!(thrown instanceof ExitError)) throw thrown;
    console.error(`benchbook: ${visible(thrown.message)}`);
    process.exitCode = EXIT.incomplete;
  }
}
