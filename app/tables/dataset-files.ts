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
const FORMATS = { csv: "text/csv", json: "application/json", hlog: "text/plain" } as const;

/** The format of a download. */
export type Format = keyof typeof FORMATS;

/** A file with the numbers of one figure. */
export interface Download {
  run: string;
  /** Its name, which ends in its format. */
  file: string;
  type: string;
  text: string;
}

/** The numbers of a figure in every format. */
export function downloadsOf(dataset: Dataset, origin: Origin): Download[] {
  return formatsOf(dataset).map((format) => ({
    run: origin.run,
    file: `${origin.figure}.${format}`,
    type: FORMATS[format],
    text: fileOf(dataset, origin, format),
  }));
}

/** The formats that there are of a figure. */
export function formatsOf({ histograms }: Pick<Dataset, "histograms">): Format[] {
  return histograms === undefined ? ["csv", "json"] : ["csv", "json", "hlog"];
}

/** The path of a figure's numbers within the site. */
export function pathOf({ run, figure }: Omit<Origin, "title">, format: Format): string {
  return `/data/${run}/${figure}.${format}`;
}

/** The numbers of a figure as the text of a file. */
export function fileOf(dataset: Dataset, origin: Origin, format: Format): string {
  if (format === "hlog") return dataset.histograms ?? "";
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
