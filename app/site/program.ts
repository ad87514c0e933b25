import { Command } from "commander";
import { visible } from "../../content/run/parts/visible.ts";
import { UserError } from "../errors/user-error.ts";

/** Runs a program and sets the exit code: 1 when it fails, with one sentence where the user can fix the cause. */
export async function runProgram(program: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = await program();
  } catch (thrown) {
    const mendable = await asMendable(thrown);
    console.error(mendable ? `benchbook: ${visible(mendable.message)}` : thrown);
    process.exitCode = 1;
  }
}

/** The error, where it is one that a user can mend; undefined for any other. */
async function asMendable(thrown: unknown): Promise<Error | undefined> {
  if (thrown instanceof UserError) return thrown;
  // With these come all schemas, which take longer to load than most of what programs do.
  const { ArticleRecordError } = await import("../../content/articles/load.ts");
  const { RunFileError } = await import("../../content/run/parse.ts");
  return thrown instanceof ArticleRecordError || thrown instanceof RunFileError ? thrown : undefined;
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
