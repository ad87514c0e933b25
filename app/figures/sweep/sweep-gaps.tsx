import { shortened } from "../chart/labels.ts";
import { GapNotes, LineGaps } from "../lines/line-series.tsx";
import type { SweepLine } from "./sweep-lines.ts";
import { hasGap, medianOf, NO_SPEEDUP, type Quantity } from "./sweep-quantity.ts";
import type { ShownLines } from "./sweep-references.tsx";
import { chartLineOf } from "./sweep-series.tsx";

/** A cross on the axis for every level that has no median, and what is missing in words. */
export function Gaps({ lines, quantity, ...scales }: ShownLines) {
  return (
    <g>
      <LineGaps {...scales} lines={lines.map((line) => chartLineOf(line, quantity))} />
      <GapNotes notes={notesOf(lines, quantity)} />
    </g>
  );
}

/** What is missing from the figure, in words. */
function notesOf(lines: SweepLine[], quantity: Quantity): string[] {
  if (lines.length === 0) return ["nothing selected"];
  const empty = lines.filter((line) => line.levels.every((at) => medianOf(line, quantity, at) === null));
  const isSomeIncomplete = lines.some((line) => !empty.includes(line) && hasGap(line, quantity));
  return [
    ...empty.map((line) => `${shortened(line.label)}: ${isMeasured(line) ? NO_SPEEDUP : "not measured"}`),
    ...(isSomeIncomplete ? ["× not measured"] : []),
  ];
}

function isMeasured({ levels }: SweepLine): boolean {
  return levels.some(({ medianSeconds }) => medianSeconds !== null);
}
