/** A value of a table: null where there is none. */
export type Cell = string | number | null;

/** A column of a table, and how its values are written for readers. */
export interface Column {
  name: string;
  /** What several columns are about together, such as both ends of an interval. */
  quantity?: string;
  unit?: string;
  /** Digits after the point on the page; files have all that were measured. */
  decimals?: number;
  /** What the page says where there is no value. */
  missing?: string;
}

/** The numbers behind a figure, from which its table and its files are made. */
export interface Dataset {
  columns: Column[];
  rows: Cell[][];
  /** The histograms that they come from, as a log of HdrHistogram's own format; it is a file of its own. */
  histograms?: string;
}

/** A column's name with its unit. */
export function headOf({ name, unit }: Column): string {
  return unit ? `${name}, ${unit}` : name;
}

/** A value as the page writes it. */
export function sayCell(cell: Cell, { decimals, missing = "not measured" }: Column): string {
  if (cell === null) return missing;
  return typeof cell === "number" && decimals !== undefined ? cell.toFixed(decimals) : String(cell);
}
