import { type Command, CommanderError, InvalidArgumentError } from "commander";
import type { BackendName } from "../../content/run/circumstances/backend.ts";
import { visible } from "../../content/run/parts/visible.ts";
import { BOUNDS } from "../plan/bounds.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";

/**
 * Lets a program read its arguments, and print its help where that is asked for.
 *
 * @param argv as in `process.argv`
 * @returns whether there is anything to do: not where only help was asked for
 * @throws ExitError with exit code 2, in one line, for an unknown flag or a wrong value
 */
export function parseFlags(program: Command, argv: string[]): boolean {
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .showSuggestionAfterError(false)
      .configureOutput({ writeErr: () => {} });
  try {
    program.parse(argv);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return false;
    const commands = program.commands.map((command) => command.name()).join(" or ");
    const said = thrown.message === "(outputHelp)" ? `expected a command: ${commands}` : thrown.message;
    throw new ExitError(`${inOneLine(said.replace(/^error: /, ""))} (see --help)`, EXIT.usage);
  }
}

/** What commander says quotes the value, which may be anything. */
function inOneLine(message: string): string {
  const line = visible(message).replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 150)} … ${line.slice(-150)}` : line;
}

/** What reads the value of a flag that is a whole number within these bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** Reads the value of a flag that is the path of a file. */
export function fileName(text: string): string {
  if (text.trim() === "" || text.includes("\0")) throw new InvalidArgumentError("expected the path of a file.");
  return text;
}

/** A number above 0 in plain digits, as a person writes seconds: not `0x10`, not `1e3`. */
export function secondsUpTo(most: number): (text: string) => number {
  return (text) => {
    const value = /^(?:[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})$/.test(text) ? Number(text) : 0;
    if (value <= 0 || value > most) throw new InvalidArgumentError(`expected a number above 0, up to ${most}.`);
    return value;
  };
}

/** Reads the value of a flag that is a list of cores. */
export function cores(text: string): number[] {
  const list = text.split(",").map((part) => part.trim());
  if (list.some((part) => !/^[0-9]{1,4}$/.test(part) || Number(part) > BOUNDS.core))
    throw new InvalidArgumentError("expected core numbers such as 0,1.");
  return [...new Set(list.map(Number))];
}

/** Refuses a number of nodes where targets do not run on nodes: a Swarm is used only where it is asked for. */
export function refuseNodesElsewhere(
  { on, nodes }: { on?: BackendName | undefined; nodes?: number | undefined },
  command: Command,
): void {
  if (nodes !== undefined && on !== "swarm")
    command.error(`error: --nodes is for --on swarm alone, got ${on === undefined ? "no --on" : `--on ${on}`}`);
}

/** The flags that a command line gave, by their long names. */
export function givenFlags(command: Command): string[] {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === "cli");
  return given.flatMap(({ long }) => long ?? []);
}

/**
 * Refuses other flags beside one that resumes or salvages a run: it has its plan, which they could only contradict.
 *
 * @param allowed those that say nothing of the plan
 */
export function refuseContradiction(command: Command, lead: string, allowed: readonly string[]): void {
  const other = givenFlags(command).find((flag) => flag !== lead && !allowed.includes(flag));
  if (other !== undefined)
    command.error(`error: ${lead} uses the plan of its run, so it cannot be combined with ${other}`);
}
