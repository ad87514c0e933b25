import { Command } from "commander";
import { ArticleRecordError } from "../../content/articles/load.ts";
import { RunFileError } from "../../content/run/parse.ts";
import { visible } from "../../content/run/parts/visible.ts";
import { UserError } from "../errors/user-error.ts";

/** Runs a program and sets the exit code: 1 when it fails, with one sentence where the user can fix the cause. */
export async function runProgram(program: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = await program();
  } catch (thrown) {
    const isKnown = [UserError, ArticleRecordError, RunFileError].some((kind) => thrown instanceof kind);
    console.error(isKnown ? `benchbook: ${visible((thrown as Error).message)}` : thrown);
    process.exitCode = 1;
  }
}

/**
 * A command of the site, of which flags are still to be declared. `--help` prints its usage and ends it with 0; what it
 * does not take is refused in one line, with 2. Neither builds nor serves anything.
 *
 * @param does a sentence or two, which `--help` prints above the flags
 */
export function siteCommand(name: string, does: string): Command {
  return new Command(`pnpm ${name}`)
    .description(does)
    .helpOption("-h, --help", "print this and do nothing else")
    .showSuggestionAfterError(false)
    .configureOutput({
      outputError: (said, write) => write(`benchbook: ${said.replace(/^error: /, "").trim()} (see --help)\n`),
    })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
