import { stripVTControlCharacters } from "node:util";
import type { ProcessRow } from "../../../content/run/observations/snapshot.ts";
import { withoutOwners } from "./owners.ts";
import { beginsSummary, isKnownSummary, listsThreads } from "./summary.ts";
import { type Column, columnsOf, unknownColumn } from "./top-columns.ts";
import { type Cells, readCells, toRow, unreadColumn } from "./top-row.ts";

/** The process rows of a table and its text without owners, or the line that was not understood and why. */
export type TopRead = { text: string; rows: ProcessRow[] } | { gap: string };

/** A line that cannot be read, by its place from 0; `why` has nothing of its text, which may be a name. */
class Unread extends Error {
  readonly line: number;

  constructor(line: number, why: string) {
    super(`line ${line + 1} of what top printed was not understood: ${why}`);
    this.line = line;
  }
}

/** A table in a text: the columns of its header, and the places of the lines above it, of its header and below it. */
interface Table {
  columns: Column[];
  begin: number;
  header: number;
  end: number;
}

const [SHIFT_OUT, SHIFT_IN, ESCAPE] = [0x0e, 0x0f, 0x1b].map((code) => String.fromCharCode(code));
/** What moves a terminal's cursor to another place ends a line, as far as anybody sees. */
const LINE_END = new RegExp(`\\r*\\n|\\r*${ESCAPE}\\[[\\d;]*H`);
/** The two characters that choose a terminal's other letters: what ends a highlighted line has one. */
const SHIFTS = new RegExp(`[${SHIFT_OUT}${SHIFT_IN}]`, "g");

/**
 * Reads what `top` printed: of several iterations the last that is whole. Either every row is read or none: one that
 * was left out would make a count wrong. Of the text only what is understood is kept: the lines whose every word is
 * known, the header, and the rows with a word in place of every owner.
 */
export function readTop(text: string): TopRead {
  const lines = text.split(LINE_END).map((line) => stripVTControlCharacters(line).replace(SHIFTS, ""));
  try {
    return lastWhole(lines);
  } catch (error) {
    if (error instanceof Unread) return { gap: error.message };
    throw error;
  }
}

/** The last table, or the one before where the text ends in the middle of a line of the last. */
function lastWhole(lines: string[]): TopRead {
  const [last, before] = tablesOf(lines).toReversed();
  if (!last) throw noHeader(lines);
  try {
    return tableOf(lines, last);
  } catch (error) {
    const isCut = error instanceof Unread && error.line === lines.findLastIndex((line) => line.trim() !== "");
    if (before && isCut) return tableOf(lines, before);
    throw error;
  }
}

function tablesOf(lines: string[]): Table[] {
  const headers = lines.map((line, header) => ({ header, columns: columnsOf(line) ?? [] }));
  const found = headers.filter(({ columns }) => columns.length > 0);
  for (const { header } of found.slice(1))
    if (lines[header - 1]?.trim() !== "" && !beginsSummary(lines[header - 1] ?? ""))
      throw new Unread(header, "expected one header above the rows, got another among them");
  return found.map((table, index) => {
    const next = found[index + 1];
    const begin = (found[index - 1]?.header ?? -1) + 1;
    return { ...table, begin, end: next ? endBefore(lines, table.header, next.header) : lines.length };
  });
}

/** The rows of a table that another one follows end at a blank line, or where the lines above the next begin. */
function endBefore(lines: string[], header: number, next: number): number {
  const rows = lines.slice(header + 1, next);
  const length = rows.findIndex((line) => line.trim() === "" || beginsSummary(line));
  return length < 0 ? next : header + 1 + length;
}

function tableOf(lines: string[], { columns, begin, header, end }: Table): TopRead {
  const above = lines.slice(begin, header);
  const threads = above.findIndex(listsThreads);
  if (threads >= 0) throw new Unread(begin + threads, "expected processes, got threads");
  const cells = rowsOf(lines, { columns, begin, header, end });
  const anonymous = withoutOwners(cells.map(({ values }) => values));
  const rows = cells.map((row) => ({ ...row, command: anonymous(row.command) }));
  const text = [
    ...above.filter(isKnownSummary).map((line) => line.trimEnd()),
    "",
    lines[header]?.trimEnd() ?? "",
    ...rows.map(({ before, command }) => before + command),
  ];
  return { text: text.join("\n").trimStart(), rows: rows.map(toRow) };
}

function rowsOf(lines: string[], { columns, header, end }: Table): Cells[] {
  const listed = new Set<string>();
  const rows = lines.slice(header + 1, end).flatMap((line, index) => {
    const cells = readCells(line, columns);
    if (!cells && (line.trim() === "" || beginsSummary(line))) return [];
    if (!cells)
      throw new Unread(
        header + 1 + index,
        `expected a row with the header's columns, got one that cannot be read at ${unreadColumn(line, columns)}`,
      );
    const pid = cells.values.get("PID") ?? "";
    if (listed.has(pid)) throw new Unread(header + 1 + index, `expected each process once, got ${pid} a second time`);
    listed.add(pid);
    return [cells];
  });
  if (rows.length === 0) throw new Unread(header, "expected rows of processes below the header, got none");
  return rows;
}

function noHeader(lines: string[]): Unread {
  const seeming = lines.findIndex((line) => unknownColumn(line) !== undefined);
  const word = unknownColumn(lines[seeming] ?? "");
  if (word !== undefined)
    return new Unread(seeming, `expected a header of known columns, got one whose word ${word} is none`);
  const strange = lines.findIndex((line) => line.trim() !== "" && !isKnownSummary(line));
  return new Unread(Math.max(0, strange), "expected a header from PID to COMMAND, got none");
}
