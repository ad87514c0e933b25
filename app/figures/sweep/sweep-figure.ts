import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import { reproducedOn } from "../../../content/findings/baseline/reproduction.ts";
import { type SerialLaw, serialLawOf } from "../../../content/findings/laws/serial-law.ts";
import type { WorkKind } from "../../../content/run/parts/endpoint.ts";
import type { Run } from "../../../content/run/run.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";
import { captionOf, noteOf } from "./sweep-caption.ts";
import { besidePublished, linesOfTarget, linesOn, linesOnEach, type SweepData } from "./sweep-lines.ts";
import { sweepDataset } from "./sweep-table.ts";
import type { SweepView } from "./sweep-view.ts";

/** What all figures of sweeps share. */
export const SWEEP: FigureKind<SweepData, SweepView> = {
  name: "sweep",
  drawing: async () => (await import("./sweep-drawing.tsx")).sweepDrawing,
  Live: async () => (await import("./live-sweep.tsx")).LiveSweep,
};

// Without names of targets a figure shows all but controls.
const OF_ENDPOINT = { title: "prose", endpoint: "endpoint", targets: "targets?" } as const;
const OF_ENDPOINTS = { title: "prose", endpoints: "endpoints", targets: "targets?" } as const;
const OF_TARGET = { title: "prose", target: "target", endpoints: "endpoints" } as const;

/** What is specific to one figure of sweeps. */
interface Specifics {
  title: string;
  by: "target" | "endpoint";
  /** Those that it was asked to show; each that the run lacks is named below it. */
  targets?: readonly string[] | undefined;
  serial?: SerialLaw | null;
  verdicts?: string[];
}

/** How the total time of a burst grows with its size on one endpoint. */
export function sweepFigure(
  run: Run,
  { title, endpoint, targets }: AttributeValues<typeof OF_ENDPOINT>,
  baseline: Baseline | null = null,
): FigureContent | null {
  const lines = besidePublished(linesOn(run, endpoint, targets), baseline);
  const serial = serialLawOf(run);
  // One request's time says something of others only where they are asked for the same work.
  const isSameWork = lines.some(({ workSeconds }) => workSeconds === serial?.workSeconds);
  const isComparable = serial && workOn(run, endpoint) === workOn(run, serial.endpoint) && isSameWork;
  const data = {
    lines,
    serialSeconds: isComparable ? serial.soloSeconds : null,
    scale: workOn(run, endpoint) === "wait" ? ("log" as const) : ("linear" as const),
  };
  const compared = baseline ? reproducedOn(run, baseline, endpoint) : [];
  const verdicts = compared.map(({ quantity, verdict }) => `${quantity}: ${verdict}`);
  return figureOfSweeps(data, { title, by: "target", targets, serial: isComparable ? serial : null, verdicts });
}

/** The kind of work that requests on an endpoint ask for; undefined where the run measured none. */
function workOn(run: Run, endpoint: string): WorkKind | undefined {
  return run.plan.sweeps.find((sweep) => sweep.endpoint === endpoint)?.work;
}

/** The same for several endpoints, of all targets that serve any of them. */
function sweepsFigure(
  run: Run,
  { title, endpoints, targets }: AttributeValues<typeof OF_ENDPOINTS>,
  baseline: Baseline | null = null,
): FigureContent | null {
  const data = {
    lines: besidePublished(linesOnEach(run, endpoints, targets), baseline),
    serialSeconds: null,
    scale: "log" as const,
  };
  return figureOfSweeps(data, { title, by: "target", targets });
}

/** The same for several endpoints of one target. */
export function sweepsOfTarget(
  run: Run,
  { title, target, endpoints }: AttributeValues<typeof OF_TARGET>,
  baseline: Baseline | null = null,
): FigureContent | null {
  const data = {
    lines: besidePublished(linesOfTarget(run, target, endpoints), baseline),
    serialSeconds: null,
    scale: "linear" as const,
  };
  return figureOfSweeps(data, { title, by: "endpoint" });
}

/** The figures, under the names by which the article uses them. */
export const sweepFigures = {
  Sweep: namable(OF_ENDPOINT, sweepFigure),
  Sweeps: namable(OF_ENDPOINTS, sweepsFigure),
  SweepsOfTarget: namable(OF_TARGET, sweepsOfTarget),
};

function figureOfSweeps(data: SweepData, specifics: Specifics): FigureContent | null {
  const { title, by, targets = [], serial = null, verdicts = [] } = specifics;
  if (data.lines.length === 0) return null;
  const absent = targets.filter((name) => data.lines.every(({ target }) => target !== name));
  return figureOf(SWEEP, {
    ...{ title, data },
    caption: captionOf(data, by),
    note: noteOf(data, { serial, absent, verdicts }),
    dataset: sweepDataset(data.lines),
  });
}
