import type { Sign } from "./sign.tsx";

/** One line of a sweep: every burst, the medians, and what the fitted law predicts. */
export interface SweepLine {
  /** Names it in addresses: the target, with the endpoint where a figure has several. */
  id: string;
  label: string;
  /** The place of its target in the run, which decides its colour everywhere. */
  place: number;
  /** Tells it from other lines of the same colour, and without colour. */
  sign: Sign;
  levels: SweepPoint[];
  law: { name: string; points: { x: number; y: number }[] } | null;
  /** What the document has of the same sweep, scaled to this line's own burst of one. */
  published: { x: number; y: number }[];
}

/** One level of a line; its median is null where nothing was measured that counts. */
export interface SweepPoint {
  level: number;
  seconds: number[];
  medianSeconds: number | null;
  /** Bursts that were sent and do not count. */
  notCounted: number;
}
