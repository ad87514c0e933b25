import type { Scale } from "../chart/axes.ts";
import type { SweepData, SweepLine } from "./sweep-lines.ts";
import type { Quantity } from "./sweep-quantity.ts";

/** What a reader has chosen to see in a figure of sweeps. */
export interface SweepView {
  /** The ids of the lines that are not drawn. */
  hidden: string[];
  scale: Scale;
  quantity: Quantity;
  /** Whether the published totals are drawn as well. */
  published: boolean;
}

/** What a figure shows until a reader chooses something. */
export function firstView({ scale }: SweepData): SweepView {
  return { hidden: [], scale, quantity: "time", published: true };
}

/** The lines that are visible in a view. */
export function visibleLines({ lines }: SweepData, { hidden }: SweepView): SweepLine[] {
  return lines.filter(({ id }) => !hidden.includes(id));
}

/** A view as the value of a query: only what differs from the first view; null where nothing does. */
export function queryOf(view: SweepView, data: SweepData): string | null {
  const first = firstView(data);
  const parts = [
    ...(view.hidden.length > 0 ? [`off:${view.hidden.join(",")}`] : []),
    ...(view.scale === first.scale ? [] : [view.scale]),
    ...(view.quantity === first.quantity ? [] : [view.quantity]),
    ...(view.published ? [] : ["unpublished"]),
  ];
  return parts.length > 0 ? parts.join(";") : null;
}

/** The view that a query's value describes; null for one that describes no view of this figure. */
export function viewOf(query: string, data: SweepData): SweepView | null {
  const known = data.lines.map(({ id }) => id);
  const view = query.split(";").reduce((so, part) => withPart(so, part, known), firstView(data));
  return queryOf(view, data) === null ? null : view;
}

function withPart(view: SweepView, part: string, known: string[]): SweepView {
  if (part === "linear" || part === "log") return { ...view, scale: part };
  if (part === "speedup") return { ...view, quantity: part };
  if (part === "unpublished") return { ...view, published: false };
  if (!part.startsWith("off:")) return view;
  const hidden = part.slice("off:".length).split(",");
  return { ...view, hidden: known.filter((id) => hidden.includes(id)) };
}
