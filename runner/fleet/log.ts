import { stripVTControlCharacters } from "node:util";
import { visible } from "../../content/run/visible.ts";

const LINES = 15;

const LONGEST_LINE = 300;
/** More than fifteen lines can be long: no log has to be looked through from its beginning. */
const LONGEST_TAIL = 50_000;

/** The last fifteen lines of a log, without what they would do to a terminal, each cut at 300 characters. */
export function lastLines(log: string): string {
  return stripVTControlCharacters(log.slice(-LONGEST_TAIL))
    .trimEnd()
    .split(/\r?\n|\r/)
    .slice(-LINES)
    .map((line) => `  ${visible(line).slice(0, LONGEST_LINE)}`)
    .join("\n");
}
