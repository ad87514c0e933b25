import { stringify } from "csv-stringify/sync";
import { type Dataset, headOf } from "../tables/dataset.ts";

/** What a file of numbers says about where they come from. */
export interface Origin {
  run: string;
  figure: string;
  title: string;
}

/** The forms in which the numbers of a figure can be downloaded, by the ends of their names. */
export const FORMS = { csv: "text/csv", json: "application/json" } as const;

/** The form of a download. */
export type Form = keyof typeof FORMS;

/** The path of a figure's numbers within the site. */
export function pathOf({ run, figure }: Omit<Origin, "title">, form: Form): string {
  return `/data/${run}/${figure}.${form}`;
}

/** The numbers of a figure as the text of a file. */
export function fileOf(dataset: Dataset, origin: Origin, form: Form): string {
  return form === "csv" ? csvOf(dataset) : jsonOf(dataset, origin);
}

/** As comma-separated values: a target chooses some of the text, and a spreadsheet must not take it for a formula. */
function csvOf({ columns, rows }: Dataset): string {
  return stringify([columns.map(headOf), ...rows], { escape_formulas: true });
}

function jsonOf({ columns, rows }: Dataset, origin: Origin): string {
  const named = columns.map(({ name, unit }) => ({ name, unit: unit ?? null }));
  return `${JSON.stringify({ ...origin, columns: named, rows }, null, 1)}\n`;
}
