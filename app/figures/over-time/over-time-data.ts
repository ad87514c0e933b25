import type { OverTime, Timeline } from "../../../content/findings/steady/series/over-time.ts";
import type { ChosenLine, LinesData } from "../lines/lines-data.ts";

/** A light load on one target, over time. */
export interface OverTimeSeries extends OverTime {
  target: string;
  label: string;
  place: number;
}

/** What a figure of latency over time shows. */
export interface OverTimeData extends LinesData {
  /** When requests were due that keep the server busy, in seconds since the window began. */
  blockingAt: number[];
}

/** There is only one thing to see. */
const ONLY = "longest";

/** What is drawn of some series: a line alone and one beside the other load, each where it counts. */
export function overTimeData(series: readonly OverTimeSeries[]): OverTimeData {
  const lines = series.flatMap(({ target, label, place, alone, beside }) => [
    ...lineOf(alone, { id: `${target}-alone`, label: `${label}, alone`, place }),
    ...lineOf(beside, { id: `${target}-beside`, label: `${label}, beside`, place }),
  ]);
  return {
    lines: lines.map((line, sign) => ({ ...line, sign })),
    choices: [{ name: ONLY, label: "longest latency" }],
    first: ONLY,
    // They come at the same moments of every window.
    blockingAt: series.find(({ beside }) => beside !== null)?.beside?.blockingAt ?? [],
  };
}

type Named = Pick<ChosenLine, "id" | "label" | "place">;

/** Where nothing was due there is nothing to draw; where something was not answered there is a gap. */
function lineOf(timeline: Timeline | null, named: Named): Omit<ChosenLine, "sign">[] {
  if (!timeline) return [];
  const shown = timeline.slices.filter(({ seconds, unanswered }) => seconds !== null || unanswered > 0);
  const points = shown.map(({ at, seconds, unanswered }) => {
    const y = seconds === null || unanswered > 0 ? null : Number((1000 * seconds).toFixed(3));
    return { x: Number(at.toFixed(3)), y, samples: y === null ? [] : [y] };
  });
  return [{ ...named, points: { [ONLY]: points } }];
}
