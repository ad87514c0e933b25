import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import { publishedTotals } from "../../../content/findings/baseline/scaled.ts";
import { shownOn } from "../../../content/findings/bursts/bursts.ts";
import { type BurstTotal, type SweepSeries, sweepsOf } from "../../../content/findings/bursts/sweeps.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import { lawsOf, predictedTotals, type SweepLaw } from "../../../content/findings/laws/laws.ts";
import type { Sweep } from "../../../content/run/plan.ts";
import type { Run } from "../../../content/run/run.ts";
import { labelOf } from "../../../content/run/target-label.ts";
import type { Scale } from "../chart/axes.ts";
import type { LineSign } from "../chart/line-sign.tsx";

/** A sweep with the fitted server's predictions and the published totals that a figure draws with it. */
export interface SweepLine extends SweepSeries {
  /** Its id in addresses: the target, with the endpoint where a figure shows several. */
  id: string;
  /** The shape and dashes that distinguish it from other lines of the same colour, and without colour. */
  sign: LineSign;
  /** The name of the law that it was observed to follow, or that it is undecided; null without one. */
  law: string | null;
  predicted: BurstTotal[];
  /** The published totals of the same sweep, scaled to this line's burst of one; see {@link besidePublished}. */
  published: BurstTotal[];
  /** Seconds of one request among these, where they are in seconds of their own; without it they are in this line's. */
  publishedSolo?: number | null;
}

/** What a figure of sweeps shows. */
export interface SweepData {
  lines: SweepLine[];
  /** Seconds of one request, from which the serial law n · T is drawn; null to draw none. */
  serialSeconds: number | null;
  /** The scale of its axes until a reader chooses another. */
  scale: Scale;
  /** What its `published` totals are: those of a publication without this, or another run's. */
  beside?: "published" | "theirs";
}

/**
 * The sweeps of targets on one endpoint, named by target.
 *
 * @param targets those to show; without them all but controls
 */
export function linesOn(run: Run, endpoint: string, targets?: readonly string[]): SweepLine[] {
  const laws = lawsOf(run, endpoint);
  const shown = shownOn(run, endpoint, targets);
  const sweeps = sweepsOf(run, endpoint).filter(({ target }) => shown.includes(target));
  return sweeps.map((series) => {
    const law = laws.find(({ target }) => target === series.target);
    return {
      ...series,
      id: series.target,
      sign: series.place,
      law: sayLawOf(law),
      predicted: predictedTotals(law, series),
      published: [],
    };
  });
}

/** The same lines, each with its published totals. */
export function besidePublished(lines: SweepLine[], baseline: Baseline | null): SweepLine[] {
  return baseline ? lines.map((line) => ({ ...line, published: publishedTotals(baseline.figures, line) })) : lines;
}

/** The sweeps on several endpoints, labelled by target, and by executor where a target has several. */
export function linesOnEach(run: Run, endpoints: string[], targets?: readonly string[]): SweepLine[] {
  const lines = endpoints.flatMap((endpoint) => linesOn(run, endpoint, targets));
  return distinct(
    withDistinctLabels(
      withDistinctLabels(lines, (line) => sayTargetAndExecutor(run, line)),
      (line) => sayBoth(run, line),
    ),
  );
}

/** The sweeps of one target on several endpoints, named by endpoint. */
export function linesOfTarget(run: Run, target: string, endpoints: string[]): SweepLine[] {
  const lines = endpoints.flatMap((endpoint) => linesOn(run, endpoint, [target]));
  return distinct(lines.map((line) => ({ ...line, label: sayEndpoint(run, line.endpoint) })));
}

function sayLawOf(law: SweepLaw | undefined): string | null {
  return law?.observed ? (law.observed.law ?? "undecided") : null;
}

/** The executor of a sweep, in a word that fits beside its line. */
const EXECUTORS: Record<Sweep["executor"], string> = {
  "event-loop": "awaited",
  thread: "on threads",
  process: "in processes",
  worker: "blocking",
};

/** The same lines, with labels told apart where several are equal. */
function withDistinctLabels(lines: SweepLine[], say: (line: SweepLine) => string): SweepLine[] {
  const counts = Map.groupBy(lines, ({ label }) => label);
  return lines.map((line) => ((counts.get(line.label)?.length ?? 0) > 1 ? { ...line, label: say(line) } : line));
}

function sayBoth(run: Run, { target, endpoint }: SweepLine): string {
  return `${labelOf(run, target)}: ${sayEndpoint(run, endpoint)}`;
}

function sayTargetAndExecutor(run: Run, { target, label, endpoint }: SweepLine): string {
  const sweep = run.plan.sweeps.find((one) => one.target === target && one.endpoint === endpoint);
  const [short = ""] = label.split(",");
  return sweep ? `${short}, ${EXECUTORS[sweep.executor]}` : label;
}

/** Where one target has several lines, each gets an id and a sign of its own; the colour stays the target's. */
function distinct(lines: SweepLine[]): SweepLine[] {
  return lines.map((line, sign) => ({ ...line, sign, id: `${line.target}-${line.endpoint}` }));
}
