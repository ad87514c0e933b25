import type { ReactNode } from "react";

/** The head and the rows of a table; the first cell of a row names it. */
export interface TableCells {
  head: ReactNode[];
  rows: ReactNode[][];
  /** What the columns are called where they are said once; else as in the head. */
  names?: string[];
}

/** Words that say no more than that there is nothing. */
const NOTHING: ReadonlySet<ReactNode> = new Set<ReactNode>(["", "–", "none", "nothing"]);

/**
 * A table without the columns that say the same in every row: what they say is said once, and nothing of those that have
 * nothing to say.
 */
export function lean({ head, rows, names }: TableCells): TableCells & { inEveryRow: string[] } {
  const [first = [], ...others] = rows;
  const isSame = (column: number) =>
    column > 0 &&
    others.length > 0 &&
    ["string", "number"].includes(typeof first[column]) &&
    others.every((row) => row[column] === first[column]);
  const without = (cells: ReactNode[]) => cells.filter((_, column) => !isSame(column));
  const inEveryRow = head.flatMap((name, column) =>
    isSame(column) && !NOTHING.has(first[column]) ? [`${names?.[column] ?? name}: ${first[column]}`] : [],
  );
  return { head: without(head), rows: rows.map(without), inEveryRow };
}
