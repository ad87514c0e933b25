import type { ScaledSweep } from "../../content/findings/reference/scaled.ts";
import { targetClass } from "./drawing.ts";
import type { LayerContext } from "./nivo.ts";

/** Published totals as hollow squares in their targets' colours, so that they are not taken for what was measured. */
export function Published({ sweeps, xScale, yScale }: LayerContext & { sweeps: ScaledSweep[] }) {
  return (
    <g>
      {sweeps.map(({ target, place, points }) => (
        <g key={target} className={targetClass(place)}>
          {points.map(({ level, seconds }) => (
            <rect
              key={level}
              className="published"
              x={xScale(level) - HALF}
              y={yScale(seconds) - HALF}
              width={2 * HALF}
              height={2 * HALF}
            />
          ))}
        </g>
      ))}
    </g>
  );
}

const HALF = 5;
