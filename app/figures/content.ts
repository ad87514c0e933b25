import type { Run } from "../../content/run/run.ts";
import type { Dataset } from "../tables/dataset.ts";
import type { FigureData } from "./kinds.ts";

/** What a figure shows of a run: its title, what is drawn, how to read it, and the numbers behind it. */
export interface FigureContent {
  title: string;
  figure: FigureData;
  caption: string;
  dataset: Dataset;
}

/** Makes a figure's content from a run and what its place in a text asks for; null for what the run has no part of. */
export type FigureOf<P> = (run: Run, asked: P) => FigureContent | null;
