import type { LinesData, LinesView } from "./lines-data.ts";

/** What a figure of lines shows until a reader chooses something. */
export function firstView({ first }: LinesData): LinesView {
  return { hidden: [], choice: first };
}

/** A view as the value of a query: only what differs from the first view; null where nothing does. */
export function queryOf({ hidden, choice }: LinesView, { first }: LinesData): string | null {
  const parts = [...(hidden.length > 0 ? [`off:${hidden.join(",")}`] : []), ...(choice === first ? [] : [choice])];
  return parts.length > 0 ? parts.join(";") : null;
}

/** The view that a query's value describes; null for one that describes no view of this figure. */
export function viewOf(query: string, data: LinesData): LinesView | null {
  const view = query.split(";").reduce((so, part) => withPart(so, part, data), firstView(data));
  return queryOf(view, data) === null ? null : view;
}

function withPart(view: LinesView, part: string, { lines, choices }: LinesData): LinesView {
  if (choices.some(({ name }) => name === part)) return { ...view, choice: part };
  if (!part.startsWith("off:")) return view;
  const hidden = part.slice("off:".length).split(",");
  return { ...view, hidden: lines.map(({ id }) => id).filter((id) => hidden.includes(id)) };
}
