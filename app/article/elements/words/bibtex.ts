import type { Run } from "../../../../content/run/run.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A reference to an article about a run, for BibTeX; the run's digest says which numbers are meant. */
export function bibtexOf(run: Run, { slug, title, url }: { slug: string; title: string; url: string | null }): string {
  const fields = [
    ["title", `{${title}}`],
    ["author", "{Benchbook}"],
    ["year", run.startedAt.slice(0, 4)],
    ["month", MONTHS[Number(run.startedAt.slice(5, 7)) - 1] ?? ""],
    ["note", `Run ${run.id}, ${run.digest}`],
    ...(url ? [["url", url]] : []),
  ];
  const lines = fields.map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`}`);
  return `@misc{benchbook-${slug}-${run.id.toLowerCase()},\n${lines.join(",\n")}\n}`;
}
