import { reproducedOn } from "../../../content/findings/baseline/reproduction.ts";
import { type ScaledSweep, scaledSweeps } from "../../../content/findings/baseline/scaled.ts";
import { type SerialLaw, serialLawOf } from "../../../content/findings/bursts/serial-law.ts";
import type { Run } from "../../../content/run/run.ts";
import type { FigureContent, FigureOf } from "../content.ts";
import type { Scale } from "../scales.ts";
import { sweepDataset } from "./sweep-dataset.ts";
import { type DrawnSweep, linesOfTarget, linesOn, linesOnEach } from "./sweep-lines.ts";

const READING =
  "Each point is one burst, from sending until its last answer; bursts of one size stand beside each other. Thick lines join the medians, a cross on the axis is a size that was not measured. The thin line of the same colour is the law fitted to the single answers. Speed-up is n · T divided by the total, T being the same line's median for one request.";

/** How the total time of a burst grows with its size on one endpoint. */
export const sweepOn: FigureOf<{ title: string; endpoint: string }> = (run, { title, endpoint }) => {
  // The line of one by one is the direct call's, which asks for another duration than most endpoints do.
  const isLong = isNotebooks(run, endpoint);
  const law = isLong ? serialLawOf(run) : null;
  const scale = isWait(run, endpoint) ? "log" : "linear";
  const published = scaledSweeps(run, endpoint);
  const sweeps = linesOn(run, endpoint).map((sweep) => withPublished(sweep, published));
  const content = contentOf(title, sweeps, scale, law?.aloneSeconds);
  if (!content || !isLong) return content;
  return { ...content, caption: `${content.caption} ${sayLaw(law)} ${sayPublished(run, endpoint, published)}` };
};

/** A sweep with what was published of it. */
function withPublished(sweep: DrawnSweep, published: ScaledSweep[]): DrawnSweep {
  const points = published.find(({ target }) => target === sweep.series.target)?.points ?? [];
  return {
    ...sweep,
    line: { ...sweep.line, published: points.map(({ level, seconds }) => ({ x: level, y: seconds })) },
  };
}

/** The same for several endpoints, of all targets that serve any of them. */
export const sweepsOn: FigureOf<{ title: string; endpoints: string[] }> = (run, { title, endpoints }) =>
  contentOf(title, linesOnEach(run, endpoints), "log");

/** The same for several endpoints of one target. */
export const sweepsOfTarget: FigureOf<{ title: string; target: string; endpoints: string[] }> = (run: Run, asked) =>
  contentOf(asked.title, linesOfTarget(run, asked.target, asked.endpoints), "linear");

function contentOf(title: string, sweeps: DrawnSweep[], scale: Scale, aloneSeconds?: number): FigureContent | null {
  if (sweeps.length === 0) return null;
  const lines = sweeps.map(({ line }) => line);
  const caption = scale === "log" ? `${READING} Both axes are logarithmic at first.` : READING;
  const figure = { kind: "sweep" as const, data: { lines, aloneSeconds: aloneSeconds ?? null, scale } };
  return { title, figure, caption, dataset: sweepDataset(sweeps) };
}

function isWait(run: Run, endpoint: string): boolean {
  return run.plan.sweeps.some((sweep) => sweep.endpoint === endpoint && sweep.work === "wait");
}

/** Whether it is one of the notebook's own, which ask for the seconds that the serial law is drawn for. */
function isNotebooks(run: Run, endpoint: string): boolean {
  const declared = run.targets.flatMap(({ endpoints }) => endpoints);
  return declared.some(({ name, size }) => name === endpoint && size === "long");
}

function sayLaw(law: SerialLaw | null): string {
  return law
    ? `The dashed line called one by one is what serving one after the other predicts: n times one direct call alone on ${law.label}.`
    : "The line for serving one after the other is not drawn: this run has no burst of one request to draw it from.";
}

/** How to read what was published, and what came of comparing it. */
function sayPublished(run: Run, endpoint: string, published: ScaledSweep[]): string {
  if (published.length === 0) return "Nothing that was published has a counterpart here.";
  const verdicts = reproducedOn(run, endpoint).map(({ quantity, verdict }) => `${quantity} ${verdict}`);
  return `Hollow squares are the document's totals, scaled so that one request alone takes what it takes here: only their shape can be compared. ${verdicts.join("; ")}.`;
}
