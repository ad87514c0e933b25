import { ticks } from "d3-array";
import { scaleLog } from "d3-scale";
import type { Quantity } from "../../content/findings/claims/verdict.ts";
import type { OnMachine } from "../../content/findings/machines/across.ts";

const WIDTH = 640;
const ROW = 26;
const LEFT = 100;
const RIGHT = 20;
const FOOT = 30;
/** How much wider the axis is than what it shows, as a factor. */
const ROOM = 1.05;
/** Beyond this an interval is cut off: one without an end would leave no room for any other. */
const MOST_FACTOR = 100;

/**
 * The quantity that decides a claim on every machine: its estimate and interval, with the band in which the claim's margin
 * lies, or the line at one. The same numbers stand as text beside it.
 */
export function ForestPlot({ machines }: { machines: readonly OnMachine[] }) {
  const rows = machines.map(({ judged }) =>
    judged?.quantity ? { ...judged.quantity, verdict: judged.verdict } : null,
  );
  const known = rows.filter((row) => row !== null);
  const margin = machines.find(({ judged }) => judged)?.judged?.margin ?? 0;
  const band = { low: 1 / (1 + margin), high: 1 + margin };
  const height = machines.length * ROW + FOOT;
  const [low, high] = extentOf(known, band);
  const x = scaleLog([low, high], [LEFT, WIDTH - RIGHT]).clamp(true);
  // On less than a decade a logarithmic scale has hardly a tick of its own.
  const marked = high / low < 10 ? ticks(low, high, 5) : x.ticks(5);
  return (
    <svg className="forest" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="The numbers in the list below">
      <rect className="band" x={x(band.low)} width={Math.max(1, x(band.high) - x(band.low))} height={height - FOOT} />
      {marked.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} ${height - FOOT})`}>
          <line className="tick" y2={5} />
          <text y={20} textAnchor="middle">
            {Number(tick.toPrecision(3))}
          </text>
        </g>
      ))}
      {rows.map((row, index) => (
        <g key={machines[index]?.run} transform={`translate(0 ${index * ROW + ROW / 2})`}>
          <text x={0} dominantBaseline="central">
            machine {index + 1}
          </text>
          {row && (
            <g className={`verdict-${row.verdict}`}>
              <line x1={x(positive(row.low))} x2={x(row.high)} />
              <circle cx={x(row.estimate)} r={4} />
            </g>
          )}
        </g>
      ))}
    </svg>
  );
}

function extentOf(known: readonly Quantity[], band: { low: number; high: number }): [number, number] {
  const estimates = [...known.map(({ estimate }) => estimate), band.low, band.high];
  const [least, most] = [Math.min(...estimates) / MOST_FACTOR, Math.max(...estimates) * MOST_FACTOR];
  const low = Math.min(...estimates, ...known.map((one) => Math.max(one.low, least)));
  const high = Math.max(...estimates, ...known.map((one) => Math.min(one.high, most)));
  return [low / ROOM, high * ROOM];
}

function positive(value: number): number {
  return Math.max(value, Number.MIN_VALUE);
}
