import { sayEndpoint } from "../../../content/findings/labels.ts";
import { type Waterfall, waterfallsFor, waterfallsOf } from "../../../content/findings/within-bursts/waterfall.ts";
import type { Run } from "../../../content/run/run.ts";
import { placeOf } from "../../../content/run/target-label.ts";
import type { Cell, Column } from "../../tables/dataset.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type Both, type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";

/** See {@link FigureKind}. */
export const WATERFALL: FigureKind<Waterfall[], null> = {
  name: "waterfall",
  drawing: async () => (await import("./waterfall-drawing.tsx")).waterfallDrawing,
  Live: async () => (await import("./live-waterfall.tsx")).LiveWaterfall,
  together: burstsTogether,
};

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "answer" },
  { name: "sent", unit: "s", decimals: 3 },
  { name: "work began", unit: "s", decimals: 3, missing: "not known" },
  { name: "work ended", unit: "s", decimals: 3, missing: "not known" },
  { name: "answered", unit: "s", decimals: 3 },
  { name: "worker", missing: "not known" },
  { name: "error", missing: "none" },
  { name: "most served at once", missing: "unknown" },
];

const OF_ENDPOINT = { title: "prose", endpoint: "endpoint", targets: "targets?" } as const;
const OF_TARGET = { title: "prose", target: "target", endpoints: "endpoints" } as const;

/** When each request of one burst waited and was served, and by whom, target by target. */
export function waterfallFigure(
  run: Run,
  { title, endpoint, targets }: AttributeValues<typeof OF_ENDPOINT>,
): FigureContent | null {
  return figureOfBursts(title, waterfallsOf(run, endpoint, undefined, targets));
}

/** The same for several endpoints of one target. */
export function waterfallsOfTarget(
  run: Run,
  { title, target, endpoints }: AttributeValues<typeof OF_TARGET>,
): FigureContent | null {
  const planned = endpoints.filter((endpoint) =>
    run.plan.sweeps.some((sweep) => sweep.target === target && sweep.endpoint === endpoint),
  );
  const place = placeOf(run, target);
  const shown = planned.map((endpoint) => ({ target, endpoint, place, label: sayEndpoint(run, endpoint) }));
  return figureOfBursts(title, waterfallsFor(run, shown));
}

/** The figures, under the names by which the article uses them. */
export const waterfallFigures = {
  Waterfall: namable(OF_ENDPOINT, waterfallFigure),
  WaterfallsOfTarget: namable(OF_TARGET, waterfallsOfTarget),
};

/** Of each target their burst above yours, where both are of as many requests; null where none are. */
function burstsTogether({ theirs, yours }: Both<Waterfall[]>): Waterfall[] | null {
  const bursts = yours.flatMap((burst) => {
    const other = theirs.find(({ target, level }) => target === burst.target && level === burst.level);
    if (!other || other.requests.length + burst.requests.length === 0) return [];
    return [{ ...other, label: `theirs: ${other.label}`, place: burst.place }, burst];
  });
  return bursts.length === 0 ? null : bursts;
}

function figureOfBursts(title: string, bursts: Waterfall[]): FigureContent | null {
  if (bursts.length === 0) return null;
  return figureOf(WATERFALL, {
    title,
    data: bursts,
    caption: captionOf(bursts),
    note: noteOf(bursts),
    dataset: { columns: COLUMNS, rows: bursts.flatMap(rowsOf) },
  });
}

/** Only what is in the figure is explained in its caption. */
function captionOf(bursts: Waterfall[]): string {
  const row = "Each row is a request, in the order of the answers: the thin bar runs from sending to answer";
  if (bursts.some(isSilent) && !bursts.some(tellsWork)) return `How long each request of one burst took. ${row}.`;
  return `When each request of one burst was waiting and when it was being served. ${row}, the thick bar while a worker was serving it.`;
}

function tellsWork({ requests }: Waterfall): boolean {
  return requests.some(({ work }) => work !== null);
}

/** Whether a burst was answered, and no answer told when the server was at work. */
function isSilent(burst: Waterfall): boolean {
  return burst.requests.some(({ error }) => error === null) && !tellsWork(burst);
}

function noteOf(bursts: Waterfall[]): string {
  const unplaced = bursts.filter((one) => one.unplaced > 0);
  const silent = bursts.filter((one) => isSilent(one) && one.unplaced === 0);
  const unknown = `When ${silent.map(({ label }) => label).join(" and ")} served each request is not known: the answers do not tell.`;
  const isPlaced = bursts.some(tellsWork) || silent.length + unplaced.length === 0;
  return [
    ...(isPlaced ? [noteOnWork(bursts)] : []),
    ...unplaced.map(sayUnplaced),
    ...(silent.length > 0 ? [unknown] : []),
  ].join(" ");
}

function sayUnplaced({ label, unplaced, requests }: Waterfall): string {
  return `Of ${label}, ${unplaced} of ${requests.length} requests have no thick bar: the difference between its machine's clock and the client's is not known precisely enough for requests this short.`;
}

function noteOnWork(bursts: Waterfall[]): string {
  const numbered = "Workers are numbered by their first answer.";
  const calls = bursts.filter(({ requests }) => requests.some(({ work }) => work?.isWholeCall));
  if (calls.length === 0) return `${numbered} Where thick bars overlap, requests are served at the same time.`;
  const named = calls.map(({ label }) => label).join(" and ");
  return `${numbered} The thick bars of ${named} are the application's whole call of each request, in which it may also have waited, for a thread or a connection; where others overlap, requests are served at the same time.`;
}

function rowsOf({ label, requests, concurrency }: Waterfall): Cell[][] {
  if (requests.length === 0) return [[label, ...Array<null>(COLUMNS.length - 1).fill(null)]];
  return requests.map(({ sentSeconds, lastByteSeconds, work, worker, error }, index) => [
    label,
    index + 1,
    sentSeconds,
    work?.beganSeconds ?? null,
    work?.endedSeconds ?? null,
    lastByteSeconds,
    worker,
    error,
    concurrency,
  ]);
}
