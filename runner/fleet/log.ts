import { stripVTControlCharacters } from "node:util";

const LINES = 15;

/** The last fifteen lines of a log, without what it does to a terminal. */
export function lastLines(log: string): string {
  return stripVTControlCharacters(log)
    .trimEnd()
    .split("\n")
    .slice(-LINES)
    .map((line) => `  ${line}`)
    .join("\n");
}
