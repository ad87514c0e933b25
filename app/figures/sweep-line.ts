/** One line of a sweep: every burst, the medians, and what the fitted law predicts. */
export interface SweepLine {
  id: string;
  label: string;
  /** Decides its colour. */
  place: number;
  levels: { level: number; seconds: number[]; medianSeconds: number | null }[];
  law: { name: string; points: { x: number; y: number }[] } | null;
}

/** The medians of a line, at the levels that have one. */
export function pointsOf({ levels }: SweepLine): { x: number; y: number }[] {
  return levels.flatMap(({ level, medianSeconds }) => (medianSeconds === null ? [] : [{ x: level, y: medianSeconds }]));
}
