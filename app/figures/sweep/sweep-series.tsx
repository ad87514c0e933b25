import type { LayerContext } from "../chart/nivo.ts";
import { LineSeries } from "../lines/line-series.tsx";
import type { ChartLine } from "../lines/lines-data.ts";
import type { SweepLine } from "./sweep-lines.ts";
import { medianOf, pointsOf, type Quantity } from "./sweep-quantity.ts";

/** A sweep as a line in a quantity: a point for each level, with its bursts. */
export function chartLineOf(line: SweepLine, quantity: Quantity): ChartLine {
  const { id, label, place, sign, levels } = line;
  const points = levels.map((at) => ({
    x: at.level,
    y: medianOf(line, quantity, at),
    samples: pointsOf(
      line,
      quantity,
      at.seconds.map((seconds) => ({ level: at.level, seconds })),
    ).map(({ y }) => y),
  }));
  return { id, label, place, sign, points };
}

/** A point for each burst, a line through the medians, and a label at its end. */
export function Series({ lines, quantity, ...scales }: LayerContext & { lines: SweepLine[]; quantity: Quantity }) {
  return <LineSeries {...scales} lines={lines.map((line) => chartLineOf(line, quantity))} />;
}
