import { createElement } from "react";
import { staticMarkup } from "../markup/static-markup.ts";
import { DataTable } from "../tables/data-table.tsx";
import type { FigureContent, FigureText } from "./frame/figure-content.ts";
import { liveOfKind } from "./kinds.ts";

/** A figure with its drawing, as it can be written to a file. */
export interface KeptFigure extends FigureText {
  id: string;
  kind: string;
  data: unknown;
  svg: string;
  table: string;
}

/** Draws a figure and its table. */
export async function keptFigure(id: string, { live: _, draw, ...content }: FigureContent): Promise<KeptFigure> {
  const table = staticMarkup(createElement(DataTable, { dataset: content.dataset }));
  return { ...content, id, svg: await draw(), table };
}

/** A figure that was drawn before. */
export function contentOfKept({ id: _, svg, ...text }: KeptFigure): FigureContent {
  return {
    ...text,
    draw: async () => svg,
    live: async (frame) => createElement(await liveOfKind(text.kind), { ...frame, data: text.data }),
  };
}
