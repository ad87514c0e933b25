import type { RunPair } from "../../../content/findings/comparison/quantity.ts";
import { type FigureContent, figureOf } from "../frame/figure-content.ts";
import { captionOf } from "../sweep/sweep-caption.ts";
import { SWEEP } from "../sweep/sweep-figure.ts";
import { besideDataset, sweepsBeside } from "./sweeps-beside.ts";

/** The figure of {@link sweepsBeside}; null where the two runs share no target on the endpoint. */
export function sweepBesideFigure(pair: RunPair, endpoint: string, title: string): FigureContent | null {
  const data = sweepsBeside(pair, endpoint);
  return data && figureOf(SWEEP, { title, data, caption: captionOf(data, "target"), dataset: besideDataset(data) });
}
