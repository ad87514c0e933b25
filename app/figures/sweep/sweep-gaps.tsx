import { targetClass } from "../chart/chart-style.ts";
import { LABEL_GAP, shortened } from "../chart/labels.ts";
import type { SweepLine } from "./sweep-lines.ts";
import { hasGap, medianOf, NO_SPEEDUP, type Quantity } from "./sweep-quantity.ts";
import type { ShownLines } from "./sweep-references.tsx";

const SIZE = 4;

/** A cross on the axis for every level that has no median, and what is missing in words. */
export function Gaps({ lines, quantity, xScale, innerHeight }: ShownLines) {
  const incomplete = lines.filter((line) => hasGap(line, quantity));
  return (
    <g>
      {incomplete.map((line, row) => (
        <g key={line.id} className={`gap ${targetClass(line.place)}`}>
          {line.levels
            .filter((at) => medianOf(line, quantity, at) === null)
            .map(({ level }) => (
              <Cross key={level} x={xScale(level)} y={innerHeight - 8 - 10 * row} />
            ))}
        </g>
      ))}
      {notesOf(lines, quantity).map((note, index) => (
        <text key={note} className="missing" x={12} y={16 + LABEL_GAP * index}>
          {note}
        </text>
      ))}
    </g>
  );
}

function Cross({ x, y }: { x: number; y: number }) {
  return <path d={`M${x - SIZE},${y - SIZE}l${2 * SIZE},${2 * SIZE}m0,${-2 * SIZE}l${-2 * SIZE},${2 * SIZE}`} />;
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
