import { type ComponentType, createElement, type ReactNode } from "react";
import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Dataset } from "../../tables/dataset.ts";
import type { Drawing } from "../explore/drawing.ts";
import type { LiveFigureProps, LiveFrame } from "../explore/live-figure.tsx";
import { type Attributes, type AttributeValues, readAttributes } from "./attributes.ts";
import { drawSvg } from "./draw-svg.ts";

/** What a figure shows of a run in words and numbers. */
export interface FigureText {
  title: string;
  /** Two sentences: what the figure shows, and how to read it. */
  caption: string;
  /** Anything else that a reader should know. */
  note?: string;
  /** The numbers in it, from which its table and its downloads are made. */
  dataset: Dataset;
  /** Its table as finished HTML, where that was made before. */
  table?: string | undefined;
}

/** What a figure shows of a run, of whatever kind it is. */
export interface FigureContent extends FigureText {
  /** The name of its kind, and what that draws: plain data, which may be written to a file and read again. */
  kind: string;
  data: unknown;
  /** Draws it as the text of an SVG. */
  draw: () => Promise<string>;
  /** Draws it as an element of the page, which becomes interactive once a reader reaches it. */
  live: (frame: LiveFrame) => Promise<ReactNode>;
}

/**
 * What all figures of a kind share, loaded only where figures are drawn: whoever only reads their names and numbers runs
 * in plain Node, which knows no JSX.
 */
export interface FigureKind<Data, View> {
  /** The name of its folder. */
  name: string;
  drawing: () => Promise<Drawing<Data, View>>;
  /** The client component of this kind; each kind has its own, so that a page loads only those it shows. */
  Live: () => Promise<ComponentType<LiveFigureProps<Data>>>;
  /** The data of two runs in one figure; null where they have nothing in common. Without it no figure has both. */
  together?: (both: Both<Data>) => Data | null;
}

/** Something of two runs: of the one that is there already, and of the one that is held against it. */
export interface Both<Of> {
  theirs: Of;
  yours: Of;
}

/** The content of a figure of some kind, from its data. */
export function figureOf<Data, View>(
  kind: FigureKind<Data, View>,
  { data, ...text }: FigureText & { data: Data },
): FigureContent {
  return {
    ...text,
    kind: kind.name,
    data,
    draw: async () => {
      const drawing = await kind.drawing();
      return drawSvg(drawing.propsOf(data, drawing.firstView(data)));
    },
    live: async (frame) => createElement(await kind.Live(), { ...frame, data }),
  };
}

/** A figure that the article can name: its attributes in the text, beside its id, and its content. */
export interface NamableFigure {
  attributes: Attributes;
  /**
   * Its content from a run, the attributes as they are written, and what was published; null for what the run has no
   * part of.
   *
   * @throws Error when it is given other attributes than its own; the message names them
   */
  contentOf: (run: Run, attributes: unknown, baseline: Baseline | null) => FigureContent | null;
}

/** A figure that the article can name, from the attributes that it has there and what makes its content of them. */
export function namable<const Of extends Attributes>(
  attributes: Of,
  contentOf: (run: Run, attributes: AttributeValues<Of>, baseline: Baseline | null) => FigureContent | null,
): NamableFigure {
  return {
    attributes,
    contentOf: (run, given, baseline) => contentOf(run, readAttributes(attributes, given), baseline),
  };
}
