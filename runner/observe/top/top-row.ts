import type { ProcessRow } from "../../../content/run/observations/snapshot.ts";
import { anonymousOwner } from "./owners.ts";
import { type Column, NAMES } from "./top-columns.ts";

const KIBIBYTE = 1024;
const SUFFIXES = "kmgtpe";
const LONGEST_LINE = 10_000;

/** A row of a table as it is printed. */
export interface Cells {
  /** What stands in a column, by its English name; undefined where the table does not have it. */
  values: Map<string, string>;
  /** The line up to its command, with a word in place of every owner, as wide as the name was. */
  before: string;
  /** The command without the lines that draw a tree of processes, and without the folder that its program is in. */
  command: string;
}

/** Splits a line as the columns say; undefined when something stands in one of them that cannot. */
export function readCells(line: string, columns: Column[]): Cells | undefined {
  const match = line.length > LONGEST_LINE ? null : patternOf(columns, "d").exec(line);
  if (!match?.indices) return undefined;
  let anonymous = line;
  for (const [place, { name }] of columns.entries()) {
    const [from, to] = match.indices[place + 1] ?? [0, 0];
    if (NAMES.has(name)) anonymous = anonymous.slice(0, from) + anonymousOwner(to - from) + anonymous.slice(to);
  }
  const [commandAt] = match.indices.at(-1) ?? [0];
  const command = line
    .slice(commandAt)
    .trimEnd()
    .replace(/^`- /, "")
    .replace(/^\/\S*\/(?=\S)/, "");
  const values = new Map(columns.map(({ name }, place) => [name, match[place + 1] ?? ""]));
  return { values, before: anonymous.slice(0, commandAt), command };
}

/** The first column that a line cannot be read at: what stands there is not of its kind, or nothing does. */
export function unreadColumn(line: string, columns: Column[]): string | undefined {
  const short = line.slice(0, LONGEST_LINE);
  return columns.find((_, place) => !patternOf(columns.slice(0, place + 1), "").test(short))?.name;
}

/** A row with its numbers: memory in KiB unless a suffix says otherwise, null for the columns that a table lacks. */
export function toRow({ values, command }: Cells): ProcessRow {
  const of = <T>(name: string, read: (value: string) => T) => {
    const value = values.get(name);
    return value === undefined ? null : read(value);
  };
  // In BusyBox, which is told by its VSZ, a share is one of all cores together, and of how many is not said.
  const share = values.has("VSZ") ? null : of("%CPU", (percent) => decimal(percent) / 100);
  return {
    pid: Number(values.get("PID")),
    command: command.slice(0, 200),
    state: of("S", String) ?? of("STAT", (state) => state.replace(" ", "")),
    cpuShare: share,
    residentBytes: of("RES", bytes),
    virtualBytes: of("VIRT", bytes) ?? of("VSZ", bytes),
    cpuTime: of("TIME+", time) ?? of("TIME", time),
  };
}

/** Columns stand apart by plain spaces: the narrow ones of some languages stand within a number. */
function patternOf(columns: Column[], flags: string): RegExp {
  const ends = columns.at(-1)?.name === "COMMAND" ? "$" : String.raw`(?:[ \t]|$)`;
  return new RegExp(`^[ \\t]*${columns.map(({ pattern }) => `(${pattern})`).join("[ \\t]+")}${ends}`, `${flags}is`);
}

const decimal = (text: string) => Number(text.replace(",", ".").replace("%", ""));

const time = (text: string) => text.replace(/(?<=:\d\d),/, ".").slice(0, 20);

function bytes(text: string): number {
  const [, number = "", suffix = "k"] = /^([\d.,]+)([a-z]?)/i.exec(text) ?? [];
  const power = SUFFIXES.indexOf((suffix || "k").toLowerCase()) + 1;
  return Math.round(decimal(number) * KIBIBYTE ** power);
}
