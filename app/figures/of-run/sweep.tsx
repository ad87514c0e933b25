import { reproducedOn } from "../../../content/findings/reference/reproduction.ts";
import { scaledSweeps } from "../../../content/findings/reference/scaled.ts";
import { type SerialLaw, serialLawOf } from "../../../content/findings/serial-law.ts";
import { workOf } from "../../../content/run/endpoint.ts";
import type { Run } from "../../../content/run/run.ts";
import { Figure, type FigureHead, NoFigure } from "../figure.tsx";
import { type DrawnSweep, linesOfTarget, linesOn } from "./sweep-lines.ts";
import { SweepTable } from "./sweep-table.tsx";

interface Props extends FigureHead {
  run: Run;
}

const READING =
  "Each dot is one burst, from sending until its last answer; thick lines join the medians. The thin line of the same colour is the law fitted to the single answers.";

/** How the total time of a burst grows with its size on one endpoint. */
export function SweepFigure({ run, endpoint, ...head }: Props & { endpoint: string }) {
  const isWait = workOf(endpoint) === "wait";
  // The line of one by one is the direct call's, which asks for another duration than most endpoints do.
  const law = isDocuments(endpoint) ? serialLawOf(run) : null;
  const sweeps = linesOn(run, endpoint);
  if (sweeps.length === 0) return <NoFigure {...head} />;
  const published = scaledSweeps(run, endpoint);
  const caption = isDocuments(endpoint) ? `${READING} ${sayLaw(law)} ${sayPublished(run, endpoint)}` : READING;
  return (
    <Figure
      figure={{ kind: "sweep", data: { ...dataOf(sweeps, law?.aloneSeconds ?? null, isWait), published } }}
      {...head}
      caption={caption}
      table={<SweepTable sweeps={sweeps} published={published.length > 0} />}
    />
  );
}

/** The same for several endpoints, of all targets that serve any of them. */
export function SweepsFigure({ run, endpoints, ...head }: Props & { endpoints: string[] }) {
  const served = endpoints.filter((endpoint) => run.plan.sweeps.some((sweep) => sweep.endpoint === endpoint));
  const sweeps = served.flatMap((endpoint) => linesOn(run, endpoint).map((one) => named(one, endpoint)));
  if (sweeps.length === 0) return <NoFigure {...head} />;
  return (
    <Figure
      figure={{ kind: "sweep", data: dataOf(sweeps.map(placed), null, true) }}
      {...head}
      caption={`${READING} Both axes are logarithmic.`}
      table={<SweepTable sweeps={sweeps} />}
    />
  );
}

/** The same for several endpoints of one target, on axes that begin at zero. */
export function SweepsOfTarget({ run, target, endpoints, ...head }: Props & { target: string; endpoints: string[] }) {
  const sweeps = linesOfTarget(run, target, endpoints);
  if (sweeps.length === 0) return <NoFigure {...head} />;
  return (
    <Figure
      figure={{ kind: "sweep", data: dataOf(sweeps, null, false) }}
      {...head}
      caption={READING}
      table={<SweepTable sweeps={sweeps} />}
    />
  );
}

function isDocuments(endpoint: string): boolean {
  return endpoint === "sync-cpubound" || endpoint === "badasync-cpubound";
}

function dataOf(sweeps: DrawnSweep[], aloneSeconds: number | null, isLogarithmic: boolean) {
  const scale = isLogarithmic ? ("log" as const) : ("linear" as const);
  return { lines: sweeps.map(({ line }) => line), aloneSeconds, scale };
}

/** Several endpoints of one target need more than the target's name. */
function named(sweep: DrawnSweep, endpoint: string): DrawnSweep {
  const how = endpoint.split("-")[0];
  const [short = ""] = sweep.series.label.split(",");
  const label = how === "sync" ? sweep.series.label : `${short}, ${how}`;
  return {
    ...sweep,
    series: { ...sweep.series, label },
    line: { ...sweep.line, id: `${sweep.line.id}-${endpoint}`, label },
  };
}

/** A colour for each line: here one target has several. */
function placed(sweep: DrawnSweep, place: number): DrawnSweep {
  return { ...sweep, line: { ...sweep.line, place } };
}

function sayLaw(law: SerialLaw | null): string {
  return law
    ? `The dashed line is what serving one after the other predicts: n times one direct call alone on ${law.label}.`
    : "The line for serving one after the other is not drawn: this run has no burst of one request to draw it from.";
}

/** How to read what was published, and what came of comparing it. */
function sayPublished(run: Run, endpoint: string): string {
  if (scaledSweeps(run, endpoint).length === 0) return "Nothing that was published has a counterpart here.";
  const verdicts = reproducedOn(run, endpoint).map(({ quantity, verdict }) => `${quantity} ${verdict}`);
  return `Hollow squares are the document's totals, scaled so that one request alone takes what it takes here: only their shape can be compared. ${verdicts.join("; ")}.`;
}
