import { Command } from "commander";
import { EXIT } from "../program/exit-error.ts";
import { messageOf } from "../program/message-of.ts";
import { HELP } from "./help.ts";
import { parseFlags } from "./parse-flags.ts";

/**
 * A command of `package.json` that checks something: what it is called, and what it does.
 *
 * @param does a sentence or two, which `--help` prints above the flags
 */
export function checkCommand(name: string, does: string): Command {
  return new Command(`pnpm ${name}`).description(does).helpOption("-h, --help", HELP.help);
}

/**
 * The flags that this process was started with. Where it was asked for help it ends with 0 after printing it, and with 2
 * after one line about what the command does not take: in neither case does any work begin.
 */
export function readFlags<Flags extends object>(command: Command): Flags {
  try {
    if (!parseFlags(command, process.argv)) process.exit(EXIT.complete);
    return command.opts<Flags>();
  } catch (thrown) {
    console.error(`benchbook: ${messageOf(thrown)}`);
    process.exit(EXIT.usage);
  }
}
