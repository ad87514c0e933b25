import { placeOf } from "../../../content/findings/bursts/sweeps.ts";
import { type Waterfall, waterfallsFor, waterfallsOf } from "../../../content/findings/bursts/waterfall.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import type { Cell, Column } from "../../tables/dataset.ts";
import type { FigureContent, FigureOf } from "../content.ts";

const CAPTION =
  "A row is a request, in the order of the answers: the thin bar from sending to answer, the thick one while a worker was at it. Workers are numbered by their first answer; overlapping thick bars share the cores.";

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "answer" },
  { name: "sent", unit: "s", decimals: 3 },
  { name: "work began", unit: "s", decimals: 3 },
  { name: "work ended", unit: "s", decimals: 3 },
  { name: "answered", unit: "s", decimals: 3 },
  { name: "worker" },
  { name: "error", missing: "none" },
  { name: "most at work together", missing: "unknown" },
];

/** When each request of one burst waited and was served, and by whom, target by target. */
export const waterfallOn: FigureOf<{ title: string; endpoint: string }> = (run, { title, endpoint }) =>
  contentOf(title, waterfallsOf(run, endpoint));

/** The same for several endpoints of one target. */
export const waterfallsOfTarget: FigureOf<{ title: string; target: string; endpoints: string[] }> = (
  run,
  { title, target, endpoints },
) => {
  const planned = endpoints.filter((endpoint) =>
    run.plan.sweeps.some((sweep) => sweep.target === target && sweep.endpoint === endpoint),
  );
  const place = placeOf(run, target);
  const shown = planned.map((endpoint) => ({ target, endpoint, place, label: sayEndpoint(run, endpoint) }));
  return contentOf(title, waterfallsFor(run, shown));
};

function contentOf(title: string, bursts: Waterfall[]): FigureContent | null {
  if (bursts.length === 0) return null;
  const dataset = { columns: COLUMNS, rows: bursts.flatMap(rowsOf) };
  return { title, figure: { kind: "waterfall", data: bursts }, caption: CAPTION, dataset };
}

function rowsOf({ label, rows, concurrency }: Waterfall): Cell[][] {
  if (rows.length === 0) return [[label, ...Array<null>(COLUMNS.length - 1).fill(null)]];
  return rows.map(({ place, sentSeconds, served, endSeconds, worker, error }) => [
    label,
    place,
    sentSeconds,
    served?.beganSeconds ?? null,
    served?.endedSeconds ?? null,
    endSeconds,
    worker,
    error,
    concurrency,
  ]);
}
