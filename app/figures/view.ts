import type { FigureData } from "./kinds.ts";
import type { Scale } from "./scales.ts";

/** What a sweep shows of its bursts: how long they took, or how many times faster than one after the other. */
export type Quantity = "time" | "speedup";

/** What a reader chose to see of a figure of sweeps. */
export interface SweepView {
  /** The lines that are not drawn, by their ids. */
  off: string[];
  scale: Scale;
  quantity: Quantity;
  /** Whether what the document has of the same sweeps is drawn, too. */
  published: boolean;
}

/** What a figure shows as long as nobody chose anything. */
export function firstView(figure: FigureData): SweepView {
  return { off: [], scale: figure.kind === "sweep" ? figure.data.scale : "linear", quantity: "time", published: true };
}

/** What was chosen, as the value of a query: only what differs from the first view; null where nothing does. */
export function queryOf(view: SweepView, figure: FigureData): string | null {
  const first = firstView(figure);
  const parts = [
    ...(view.off.length > 0 ? [`off:${view.off.join(",")}`] : []),
    ...(view.scale === first.scale ? [] : [view.scale]),
    ...(view.quantity === first.quantity ? [] : [view.quantity]),
    ...(view.published ? [] : ["unpublished"]),
  ];
  return parts.length > 0 ? parts.join(";") : null;
}

/** The view that a query's value asks for; null for one that asks for nothing that this figure has. */
export function viewOf(query: string, figure: FigureData): SweepView | null {
  if (figure.kind !== "sweep") return null;
  const known = figure.data.lines.map(({ id }) => id);
  const view = query.split(";").reduce((so, part) => withPart(so, part, known), firstView(figure));
  return queryOf(view, figure) === null ? null : view;
}

function withPart(view: SweepView, part: string, known: string[]): SweepView {
  if (part === "linear" || part === "log") return { ...view, scale: part };
  if (part === "speedup") return { ...view, quantity: part };
  if (part === "unpublished") return { ...view, published: false };
  if (!part.startsWith("off:")) return view;
  const off = part.slice("off:".length).split(",");
  return { ...view, off: known.filter((id) => off.includes(id)) };
}
