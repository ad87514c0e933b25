import { type ComponentType, createElement, type ReactNode } from "react";
import { z } from "zod";
import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Dataset } from "../../tables/dataset.ts";
import type { Drawing } from "../explore/drawing.ts";
import type { LiveFigureProps, LiveFrame } from "../explore/live-figure.tsx";
import { drawSvg } from "./draw-svg.ts";

/** What a figure shows of a run in words and numbers. */
export interface FigureText {
  title: string;
  /** Two sentences: what the figure shows, and how to read it. */
  caption: string;
  /** What else there is to know about it. */
  note?: string;
  /** The numbers behind it, from which its table and its files are made. */
  dataset: Dataset;
}

/** What a figure shows of a run, of whatever kind it is. */
export interface FigureContent extends FigureText {
  /** Draws it as the text of an SVG. */
  draw: () => Promise<string>;
  /** The same as an element of the page, which is drawn again in the browser once a reader interacts with it. */
  live: (frame: LiveFrame) => Promise<ReactNode>;
}

/**
 * What all figures of a kind share, loaded only where figures are drawn: whoever only reads their names and numbers runs
 * in plain Node, which knows no JSX.
 */
export interface FigureKind<Data, View> {
  drawing: () => Promise<Drawing<Data, View>>;
  /** A client component of this kind's own, so that the browser is sent nothing of other kinds. */
  Live: () => Promise<ComponentType<LiveFigureProps<Data>>>;
}

/** The content of a figure of some kind, from its data. */
export function figureOf<Data, View>(
  kind: FigureKind<Data, View>,
  { data, ...text }: FigureText & { data: Data },
): FigureContent {
  return {
    ...text,
    draw: async () => {
      const drawing = await kind.drawing();
      return drawSvg(drawing.propsOf(data, drawing.firstView(data)));
    },
    live: async (frame) => createElement(await kind.Live(), { ...frame, data }),
  };
}

/** An attribute that names several things, with spaces between them. */
export const names = z.string().transform((text) => text.trim().split(/\s+/));

/** A figure that the article can name: its content, from a run, the attributes in the text, and what was published. */
export type NamableFigure = (run: Run, attributes: unknown, baseline: Baseline | null) => FigureContent | null;

/**
 * A figure that the article can name, with the attributes that it needs there.
 *
 * @param contentOf returns null for what the run has no part of
 * @throws Error when it is given other attributes than these; the message names them
 */
export function namable<Attributes>(
  attributes: z.ZodType<Attributes>,
  contentOf: (run: Run, attributes: Attributes, baseline: Baseline | null) => FigureContent | null,
): NamableFigure {
  return (run, given, baseline) => {
    const { data, error } = attributes.safeParse(given);
    if (error) throw new Error(`attributes of a figure: ${z.prettifyError(error)}\nin ${JSON.stringify(given)}`);
    return contentOf(run, data, baseline);
  };
}
