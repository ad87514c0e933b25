import { stringify } from "csv-stringify/sync";
import { type Dataset, headOf } from "./dataset.ts";

/** What a file of numbers says about where they come from. */
export interface Origin {
  run: string;
  figure: string;
  title: string;
}

/**
 * The formats in which the numbers of a figure can be downloaded, by the ends of their names; the last is HdrHistogram's
 * log, of figures that have histograms.
 */
export const FORMATS = { csv: "text/csv", json: "application/json", hlog: "text/plain" } as const;

/** The format of a download. */
export type Format = keyof typeof FORMATS;

/** The formats of a figure, which may have histograms. */
export function formatsOf(hasHistograms: boolean): Format[] {
  return hasHistograms ? ["csv", "json", "hlog"] : ["csv", "json"];
}

/** The path of a figure's numbers within the site. */
export function pathOf({ run, figure }: Omit<Origin, "title">, format: Format): string {
  return `/data/${run}/${figure}.${format}`;
}

/** The numbers of a figure as the text of a file. */
export function fileOf(dataset: Dataset, origin: Origin, format: Exclude<Format, "hlog">): string {
  return format === "csv" ? csvOf(dataset) : jsonOf(dataset, origin);
}

/** As comma-separated values; text that a target chose is escaped where a spreadsheet would take it for a formula. */
function csvOf({ columns, rows }: Dataset): string {
  return stringify([columns.map(headOf), ...rows], { escape_formulas: true });
}

function jsonOf({ columns, rows }: Dataset, origin: Origin): string {
  const named = columns.map(({ name, unit }) => ({ name, unit: unit ?? null }));
  return `${JSON.stringify({ ...origin, columns: named, rows }, null, 1)}\n`;
}
