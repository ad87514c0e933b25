import { lawsOf, predictedSeconds, type SweepLaw } from "../../../content/findings/bursts/laws.ts";
import { type SweepSeries, sweepsOf } from "../../../content/findings/bursts/sweeps.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import type { Run } from "../../../content/run/run.ts";
import type { SweepLine } from "../sweep-line.ts";

/** A sweep as a figure draws it and as its table has it. */
export interface DrawnSweep {
  line: SweepLine;
  endpoint: string;
  series: SweepSeries;
  law: SweepLaw | undefined;
}

/** The sweeps of all targets on one endpoint, named by target. */
export function linesOn(run: Run, endpoint: string): DrawnSweep[] {
  const laws = lawsOf(run, endpoint);
  return sweepsOf(run, endpoint).map((series) => {
    const law = laws.find(({ target }) => target === series.target);
    return { series, endpoint, law, line: lineOf(series, law) };
  });
}

/** The sweeps of all targets on several endpoints, named by target and how the endpoint works. */
export function linesOnEach(run: Run, endpoints: string[]): DrawnSweep[] {
  return signed(endpoints.flatMap((endpoint) => linesOn(run, endpoint)).map((one) => named(one, sayTargetAndHow(one))));
}

/** The sweeps of one target on several endpoints, named by endpoint. */
export function linesOfTarget(run: Run, target: string, endpoints: string[]): DrawnSweep[] {
  const sweeps = endpoints.flatMap((endpoint) => linesOn(run, endpoint));
  return signed(
    sweeps.filter(({ series }) => series.target === target).map((one) => named(one, sayEndpoint(run, one.endpoint))),
  );
}

function lineOf(series: SweepSeries, law: SweepLaw | undefined): SweepLine {
  const { target, label, place } = series;
  const levels = series.levels.map(({ level, seconds, medianSeconds, distrusted }) => ({
    ...{ level, seconds, medianSeconds },
    notCounted: distrusted.length,
  }));
  return { id: target, label, place, sign: place, levels, law: law ? predictionOf(law, levels) : null, published: [] };
}

/** The law's curve at every level, and between them where steps would be cut off. */
function predictionOf(law: SweepLaw, levels: { level: number }[]): SweepLine["law"] {
  if (!law.fit) return null;
  const most = Math.max(...levels.map(({ level }) => level));
  const points = Array.from({ length: most }, (_, index) => index + 1).flatMap((n) => {
    const y = predictedSeconds(law, n);
    return y === null ? [] : [{ x: n, y: Math.round(y * 1e4) / 1e4 }];
  });
  return { name: law.fit.law, points };
}

function sayTargetAndHow({ series, endpoint }: DrawnSweep): string {
  const how = endpoint.split("-")[0];
  const [short = ""] = series.label.split(",");
  return how === "sync" ? series.label : `${short}, ${how}`;
}

/** Where an endpoint is part of what a line is, it is part of its name. */
function named(sweep: DrawnSweep, label: string): DrawnSweep {
  const id = `${sweep.line.id}-${sweep.endpoint}`;
  return { ...sweep, series: { ...sweep.series, label }, line: { ...sweep.line, id, label } };
}

/** A sign for each line of a figure in which one target has several; the colour stays the target's. */
function signed(sweeps: DrawnSweep[]): DrawnSweep[] {
  return sweeps.map((sweep, sign) => ({ ...sweep, line: { ...sweep.line, sign } }));
}
