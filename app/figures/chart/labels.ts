/** The line height of labels in pixels, for the larger size that narrow windows use. */
export const LABEL_GAP = 20;

const LONGEST_LABEL = 24;

/** A label short enough for a drawing; tables have it in full. */
export function shortened(label: string, longest = LONGEST_LABEL): string {
  return label.length > longest ? `${label.slice(0, longest - 1)}…` : label;
}

/** Labels of some endpoints of one target differ in their ends alone, which this many lines do not cut. */
const MOST_LINES = 3;

/** How far labels of so many lines stand apart, in pixels as above. */
const gapOf = (lines: number) => (lines === 1 ? LABEL_GAP : lines * LABEL_GAP + 4);

/**
 * Labels for beside a drawing: in as many lines as they need, where the drawing has the height, else in fewer and cut short.
 *
 * @returns the lines of each, and how far labels stand apart
 */
export function wrapped(labels: readonly string[], height: number): { labels: string[][]; gap: number } {
  let lines = Math.max(1, ...labels.map((label) => inLines(label, MOST_LINES).length));
  while (lines > 1 && labels.length * gapOf(lines) > height) lines--;
  return { labels: labels.map((label) => inLines(label, lines)), gap: gapOf(lines) };
}

/** A label that is broken between words, so that each line is as long as it may be. */
function inLines(label: string, most: number): string[] {
  const at = label.lastIndexOf(" ", LONGEST_LABEL);
  if (label.length <= LONGEST_LABEL || most === 1 || at < 0) return [shortened(label)];
  return [label.slice(0, at), ...inLines(label.slice(at + 1), most - 1)];
}

/** The margin for labels beside a drawing, in pixels, for the larger size that narrow windows use. */
export function marginFor(labels: string[]): number {
  return 24 + 12 * Math.max(0, ...labels.map((label) => shortened(label).length));
}

/** Seconds for reading: three significant digits. */
export function formatSeconds(seconds: number): string {
  return `${seconds.toPrecision(3)} s`;
}

/**
 * Moves labels apart so that none overlap and all stay on the drawing, in the same order. Our own, because d3 has
 * nothing for it and other packages for it are no longer maintained.
 *
 * @param positions the pixels at which the labels would stand, in any order
 */
export function separateLabels(positions: number[], height: number, gap = LABEL_GAP): number[] {
  const order = positions.map((y, index) => ({ y, index })).toSorted((a, b) => b.y - a.y);
  let last = Math.max(height, gap * positions.length) + gap / 2;
  const up = order.map(({ y, index }) => {
    last = Math.min(y, last - gap);
    return { y: last, index };
  });
  // Labels that were pushed above the drawing move back down, and push those below them. Upper lines stay on it.
  let least = (gap - LABEL_GAP) / 2;
  const placed = up.toReversed().map(({ y, index }) => {
    const at = Math.max(y, least);
    least = at + gap;
    return { y: at, index };
  });
  return placed.toSorted((a, b) => a.index - b.index).map(({ y }) => y);
}
