import { least, minIndex } from "d3-array";

/** A part of a figure with exact values: its position on the axes, and its values in words. */
export interface Mark {
  /** The series that it belongs to: left and right move along it, up and down to the next. */
  series: string;
  x: number;
  y: number;
  title: string;
  lines: string[];
}

/** A mark in words. */
export function sayMark({ title, lines }: Mark): string {
  return [title, ...lines].join("; ");
}

/**
 * The mark that a key leads to: along a series with left and right, home and end, to its neighbours with up and down.
 *
 * @returns the place of the mark, the first for a first key; null for other keys and figures without marks
 */
export function moveByKey(marks: Mark[], from: number | null, key: string): number | null {
  const to = MOVES[key];
  const here = from === null ? undefined : marks[from];
  if (!to || marks.length === 0) return null;
  if (!here) return 0;
  const found = to(marks, here);
  return found ? marks.indexOf(found) : from;
}

type Move = (marks: Mark[], here: Mark) => Mark | undefined;

const along =
  (step: number): Move =>
  (marks, here) => {
    const own = seriesOf(marks, here.series);
    return own[own.indexOf(here) + step];
  };

const across =
  (step: number): Move =>
  (marks, here) => {
    const names = [...new Set(marks.map(({ series }) => series))];
    const next = names[names.indexOf(here.series) + step];
    if (next === undefined) return undefined;
    return least(seriesOf(marks, next), ({ x }) => Math.abs(x - here.x));
  };

const MOVES: Record<string, Move> = {
  ArrowRight: along(1),
  ArrowLeft: along(-1),
  ArrowDown: across(1),
  ArrowUp: across(-1),
  Home: (marks, here) => seriesOf(marks, here.series)[0],
  End: (marks, here) => seriesOf(marks, here.series).at(-1),
};

function seriesOf(marks: Mark[], series: string): Mark[] {
  return marks.filter((one) => one.series === series);
}

/** The index of the point nearest to another, all in pixels; null when all are further away than `within`. */
export function nearestPoint(points: { x: number; y: number }[], x: number, y: number, within: number): number | null {
  const distances = points.map((point) => Math.hypot(point.x - x, point.y - y));
  const place = minIndex(distances);
  return (distances[place] ?? Infinity) <= within ? place : null;
}
