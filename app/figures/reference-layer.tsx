import { targetClass } from "./drawing.ts";
import type { LayerContext } from "./nivo.ts";
import type { PlottedLine } from "./sweep-plot.ts";

const HALF = 5;

/** Published totals as hollow squares in their targets' colours, so that they are not taken for what was measured. */
export function Published({ lines, xScale, yScale }: LayerContext & { lines: PlottedLine[] }) {
  return (
    <g>
      {lines.map(({ line, published }) => (
        <g key={line.id} className={targetClass(line.place)}>
          {published.map(({ x, y }) => (
            <rect
              key={x}
              className="published"
              x={xScale(x) - HALF}
              y={yScale(y) - HALF}
              width={2 * HALF}
              height={2 * HALF}
            />
          ))}
        </g>
      ))}
    </g>
  );
}
