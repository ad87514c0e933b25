import { createElement } from "react";
import type { FigureContent, FigureText } from "./frame/figure-content.ts";
import { liveOfKind } from "./kinds.ts";

/** A figure with its drawing, as it can be written to a file. */
export interface KeptFigure extends FigureText {
  id: string;
  kind: string;
  data: unknown;
  svg: string;
}

/** Draws a figure. */
export async function keptFigure(id: string, { live: _, draw, ...content }: FigureContent): Promise<KeptFigure> {
  return { ...content, id, svg: await draw() };
}

/** A figure that was drawn before. */
export function contentOfKept({ id: _, svg, ...text }: KeptFigure): FigureContent {
  return {
    ...text,
    draw: async () => svg,
    live: async (frame) => createElement(await liveOfKind(text.kind), { ...frame, data: text.data }),
  };
}
