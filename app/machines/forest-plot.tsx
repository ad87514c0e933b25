import { ticks } from "d3-array";
import { scaleLog } from "d3-scale";
import type { Allowed, Quantity } from "../../content/findings/claims/verdict.ts";
import type { OnMachine } from "../../content/findings/machines/across.ts";

const WIDTH = 640;
const ROW = 26;
const LEFT = 100;
const RIGHT = 20;
const FOOT = 30;
/** The least distance of two ticks whose labels do not overlap, in narrow windows too. */
const LEAST_GAP = 60;
/** How much wider the axis is than what it shows, as a factor. */
const ROOM = 1.05;
/** Beyond this an interval is cut off: one without an end would leave no room for any other. */
const MOST_FACTOR = 100;

/** What decides a claim on one machine. */
interface Row extends Quantity {
  verdict: string;
  allowed: Allowed;
}

/**
 * The quantity that decides a claim on every machine: its estimate and interval, over a band in which the claim holds there.
 * An interval that is open at one end goes on to the edge, without an estimate. The same numbers stand as text beside it.
 */
export function ForestPlot({ machines }: { machines: readonly OnMachine[] }) {
  const rows = machines.map(({ judged }): Row | null =>
    judged?.quantity && judged.allowed
      ? { ...judged.quantity, verdict: judged.verdict, allowed: judged.allowed }
      : null,
  );
  const height = machines.length * ROW + FOOT;
  const [low, high] = extentOf(rows.filter((row) => row !== null));
  const x = scaleLog([low, high], [LEFT, WIDTH - RIGHT]).clamp(true);
  // On less than a decade a logarithmic scale has hardly a tick of its own.
  const marked = apart(high / low < 10 ? ticks(low, high, 5) : x.ticks(5), x);
  return (
    <svg className="forest" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="The numbers in the list below">
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
          {row && <Band from={x(row.allowed.low ?? low)} to={x(row.allowed.high ?? high)} />}
          <text x={0} dominantBaseline="central">
            machine {index + 1}
          </text>
          {row && (
            <g className={`verdict-${row.verdict}`}>
              <line x1={x(positive(row.low ?? low))} x2={x(row.high ?? high)} />
              {row.estimate !== null && <circle cx={x(row.estimate)} r={4} />}
            </g>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The ticks whose labels do not run into each other, powers of ten before others. */
function apart(all: readonly number[], x: (value: number) => number): number[] {
  const byImportance = all.toSorted((a, b) => Number(isPowerOfTen(b)) - Number(isPowerOfTen(a)) || a - b);
  const kept: number[] = [];
  for (const tick of byImportance) if (kept.every((one) => Math.abs(x(one) - x(tick)) >= LEAST_GAP)) kept.push(tick);
  return kept;
}

function isPowerOfTen(value: number): boolean {
  return Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
}

function Band({ from, to }: { from: number; to: number }) {
  return <rect className="band" x={from} y={-ROW / 2} width={Math.max(1, to - from)} height={ROW} />;
}

function extentOf(known: readonly Row[]): [number, number] {
  const marks = known.flatMap(({ estimate, low, high, allowed }) =>
    [estimate ?? low ?? high ?? [], allowed.low ?? [], allowed.high ?? []].flat(),
  );
  const [least, most] = [Math.min(...marks) / MOST_FACTOR, Math.max(...marks) * MOST_FACTOR];
  const low = Math.min(...marks, ...known.flatMap((one) => (one.low === null ? [] : Math.max(one.low, least))));
  const high = Math.max(...marks, ...known.flatMap((one) => (one.high === null ? [] : Math.min(one.high, most))));
  return [low / ROOM, high * ROOM];
}

function positive(value: number): number {
  return Math.max(value, Number.MIN_VALUE);
}
