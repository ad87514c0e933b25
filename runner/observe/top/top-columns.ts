import { CANONICAL } from "./languages.ts";

/** A column of `top`: its name in English, and a pattern of what may stand in it. */
export interface Column {
  name: string;
  pattern: string;
}

/** Words of an owner, which may hold a space or two; bounded, so that no line takes long to read. */
const NAME = String.raw`\S{1,64}(?: \S{1,64}){0,3}?`;
const PERCENT = String.raw`\d{1,9}(?:[.,]\d{1,4})?%?`;
const SIZE = String.raw`\d{1,15}(?:[.,]\d{1,4})?(?:[kmgtpe](?:i?b)?)?`;
const COUNT = String.raw`-?\d{1,15}(?:[.,]\d{1,4})?[kmgtpe]?`;
const WORD = String.raw`\S{1,64}`;
/**
 * Minutes and seconds, or hours and days before them; hours and minutes; days, weeks and what is left: procps and BusyBox
 * write whatever fits.
 */
const TIME = String.raw`(?:(?:\d{1,9}-)?\d{1,9}:)?\d{1,9}:\d\d(?:[.,]\d\d?)?|\d{1,9},\d\d|\d{1,9}[hdw](?:\+?\d{1,9}[hd]?)?`;

const all = (pattern: string, names: string) => names.split(" ").map((name): [string, string] => [name, pattern]);

/** What may stand in each column whose content is known; in any other there could be a name. */
const PATTERNS = new Map([
  ...all(String.raw`\d{1,10}`, "PID"),
  ...all(NAME, "USER RUSER SUSER GROUP"),
  ...all(COUNT, "PPID UID RUID SUID GID PGRP SID TPGID TGID nTH P CPU NU nMaj nMin nDRT vMj vMn OOMa OOMs nFD"),
  ...all(WORD, "TTY WCHAN Flags CLS"),
  ...all(String.raw`-?\d{1,4}|rt`, "PR"),
  ...all(String.raw`-?\d{1,3}|-`, "NI"),
  ...all(SIZE, "VIRT RES SHR SWAP CODE DATA USED RSan RSfd RSlk RSsh RSS PSS PSan PSfd PSsh USS VSZ"),
  ...all(PERCENT, "%CPU %MEM %VSZ %CUU %CUC"),
  ...all("[A-Za-z]", "S"),
  // BusyBox has a place each for what has no memory of its own and for a priority that is not the usual one.
  ...all("[A-Z]W?(?: ?[<N])?", "STAT"),
  ...all(TIME, "TIME TIME+ ELAPSED"),
  ...all(String.raw`\S.*`, "COMMAND"),
]);

/** The columns that name whoever owns a process. */
export const NAMES: ReadonlySet<string> = new Set(["USER", "RUSER", "SUSER", "GROUP"]);

/**
 * The columns that a header names, from left to right. A row of a process is never taken for one: every word of a
 * header is the name of a column, and a row has a number.
 *
 * @returns undefined for a line that is no header, or has a column that is not known
 */
export function columnsOf(line: string): Column[] | undefined {
  const names = namesOf(line);
  const columns = names.flatMap((name) => ({ name, pattern: PATTERNS.get(name) ?? [] }));
  const known = columns.filter((column): column is Column => typeof column.pattern === "string");
  const isTable = names.includes("PID") && names.at(-1) === "COMMAND" && new Set(names).size === names.length;
  return isTable && known.length === names.length ? known : undefined;
}

/** Which word of a line that seems to be a header names no column, from 1; undefined where it seems to be none. */
export function unknownColumn(line: string): number | undefined {
  const names = namesOf(line);
  const seemsHeader = names.includes("PID") && names.every((name) => !/^\d/.test(name));
  const place = names.findIndex((name) => !PATTERNS.has(name));
  return seemsHeader && place >= 0 ? place + 1 : undefined;
}

/** A longer line is no header. */
const LONGEST_HEADER = 1000;

function namesOf(line: string): string[] {
  const words = line.length > LONGEST_HEADER ? [] : line.trim().split(/\s+/);
  return words.map((word) => CANONICAL.get(word) ?? word);
}
