import { LABEL_GAP, shortened, targetClass } from "./drawing.ts";
import type { LayerContext } from "./nivo.ts";
import { NO_SPEEDUP, type PlottedLine } from "./sweep-plot.ts";
import type { Quantity } from "./view.ts";

const SIZE = 4;

/** A cross on the axis for every level that has no median, and what is missing in words. */
export function Gaps({ lines, quantity, ...scales }: LayerContext & { lines: PlottedLine[]; quantity: Quantity }) {
  const notes = notesOf(lines, quantity);
  return (
    <g>
      {lines.filter(hasGap).map(({ line, levels }, row) => (
        <g key={line.id} className={`gap ${targetClass(line.place)}`}>
          {levels
            .filter(({ median }) => median === null)
            .map(({ level }) => (
              <Cross key={level} x={scales.xScale(level)} y={scales.innerHeight - 8 - 10 * row} />
            ))}
        </g>
      ))}
      {notes.map((note, index) => (
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

/** What a reader has to know about what is not there. */
function notesOf(lines: PlottedLine[], quantity: Quantity): string[] {
  if (lines.length === 0) return ["nothing selected"];
  const lost = lines.filter(({ levels }) => levels.every(({ median }) => median === null));
  const some = lines.some((one) => !lost.includes(one) && hasGap(one));
  const why = quantity === "time" ? "not measured" : NO_SPEEDUP;
  return [
    ...lost.map(({ line }) => `${shortened(line.label)}: ${isMeasured(line) ? why : "not measured"}`),
    ...(some ? ["× not measured"] : []),
  ];
}

function hasGap({ levels }: PlottedLine): boolean {
  return levels.some(({ median }) => median === null);
}

function isMeasured({ levels }: PlottedLine["line"]): boolean {
  return levels.some(({ medianSeconds }) => medianSeconds !== null);
}
