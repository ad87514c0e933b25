import { stripVTControlCharacters } from "node:util";
import { visible } from "../../../content/run/parts/visible.ts";
import { withoutSecrets } from "../../program/secrets/secrets.ts";

const LINES = 15;

const LONGEST_LINE = 300;
/** More than fifteen lines can be long: no log has to be looked through from its beginning. */
export const LONGEST_TAIL = 50_000;

/**
 * The last fifteen lines of a log, without what they would do to a terminal, each cut at 300 characters. Secrets are taken
 * out before: half of one would not be found any more.
 */
export function lastLines(log: string): string {
  return withoutSecrets(log.slice(-LONGEST_TAIL))
    .trimEnd()
    .split(/\r?\n|\r/)
    .slice(-LINES)
    .map((line) => `  ${withoutSequences(line)}`)
    .join("\n");
}

/** A reason for which something could not be measured, in its first line, and below it what its service wrote last. */
export function withLastLines(reason: string, lines: string): string {
  return lines.trim() === "" ? `${reason}\nIts log is empty.` : `${reason}\nIts last log lines:\n${lines}`;
}

/** Cut before it is searched: how long the search for sequences that never end takes grows with the square of it. */
function withoutSequences(line: string): string {
  return visible(stripVTControlCharacters(line.slice(0, 4 * LONGEST_LINE))).slice(0, LONGEST_LINE);
}
