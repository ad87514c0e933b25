import { Command } from "commander";

/** What a command of the site ends with where its arguments are wrong. */
const WRONG_USAGE = 2;

/**
 * A command of the site, of which flags are still to be declared. `--help` prints its usage and ends it with 0; what it
 * does not take is refused in one line, with 2. Neither builds nor serves anything.
 *
 * @param does a sentence or two, which `--help` prints above the flags
 */
export function siteCommand(name: string, does: string): Command {
  return new Command(`pnpm ${name}`)
    .description(does)
    .helpOption("--help", "print this and do nothing else")
    .showSuggestionAfterError(false)
    .configureOutput({
      outputError: (said, write) => write(`benchbook: ${said.replace(/^error: /, "").trim()} (see --help)\n`),
    })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : WRONG_USAGE));
}
