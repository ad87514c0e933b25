import { sharedEndpoints } from "../../../content/findings/comparison/compare-runs.ts";
import type { RunPair } from "../../../content/findings/comparison/quantity.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import { isSameKind, type MixedKind, mixedKindsOf } from "../../../content/findings/steady/mixed.ts";
import type { Run } from "../../../content/run/run.ts";
import { CALIBRATION, calibrationFigure } from "../calibration/calibration-figure.ts";
import type { FigureContent } from "../frame/figure-content.ts";
import { LATENCY, latencyFigure } from "../latency/latency-figure.ts";
import { OVER_TIME, overTimeFigure } from "../over-time/over-time-figure.ts";
import { capacityFigure } from "../rates/capacity-figure.ts";
import { connectionsFigure } from "../rates/connections-figure.ts";
import { RATES } from "../rates/rates-kind.ts";
import { anchorOfEndpoint } from "../run-figures.ts";
import { SPECTRUM, spectrumFigure } from "../spectrum/spectrum-figure.ts";
import { WATERFALL, waterfallFigure } from "../waterfall/waterfall-figure.ts";
import { sweepBesideFigure } from "./beside-figure.ts";
import { figureOfBoth } from "./together.ts";

/** A figure of two runs with its id, which links use. */
export interface FigureBeside {
  id: string;
  content: FigureContent;
}

const PALER = "Theirs is paler, behind yours.";
const ABOVE = "Of each target theirs is above yours.";

/** Every figure that two runs both have, of what both of them put on the same targets. */
export function figuresBeside(pair: RunPair): FigureBeside[] {
  return [
    ...identified(
      "beside-calibration",
      figureOfBoth(CALIBRATION, pair, { make: (run) => calibrationFigure(run), how: PALER }),
    ),
    ...sharedEndpoints(pair).flatMap((endpoint) => ofBursts(pair, endpoint)),
    ...shared(loadsIn, pair).flatMap((endpoint) => ofLoad(pair, endpoint)),
    ...mixedOfBoth(pair).flatMap((kind) => ofMixedLoad(pair, kind)),
  ];
}

function ofBursts(pair: RunPair, endpoint: string): FigureBeside[] {
  const [name, said] = [anchorOfEndpoint(endpoint), sayEndpoint(pair.yours, endpoint)];
  const targets = shared((run) => targetsOf(run.plan.sweeps, endpoint), pair);
  const title = `One burst, request by request: ${said}`;
  const make = (run: Run) => waterfallFigure(run, { title, endpoint, targets });
  return [
    ...identified(`beside-${name}`, sweepBesideFigure(pair, endpoint, `Bursts of requests: ${said}`)),
    ...identified(`beside-requests-${name}`, figureOfBoth(WATERFALL, pair, { make, how: ABOVE })),
  ];
}

function ofLoad(pair: RunPair, endpoint: string): FigureBeside[] {
  const [name, said] = [anchorOfEndpoint(endpoint), sayEndpoint(pair.yours, endpoint)];
  const targets = shared((run) => targetsOf(run.plan.steady?.loads ?? [], endpoint), pair);
  const of = (what: string) => ({ title: `${what}: ${said}`, endpoints: [endpoint], targets });
  const latency = (run: Run) => latencyFigure(run, of("Latency by rate"));
  const spectrum = (run: Run) => spectrumFigure(run, of("Percentiles of latency"));
  const capacity = (run: Run) => capacityFigure(run, of("Capacity"));
  const connections = (run: Run) => connectionsFigure(run, of("Kept and fresh connections"));
  return [
    ...identified(`beside-latency-${name}`, figureOfBoth(LATENCY, pair, { make: latency, how: PALER })),
    ...identified(`beside-spectrum-${name}`, figureOfBoth(SPECTRUM, pair, { make: spectrum, how: PALER })),
    ...identified(`beside-capacity-${name}`, figureOfBoth(RATES, pair, { make: capacity, how: ABOVE })),
    ...identified(`beside-connections-${name}`, figureOfBoth(RATES, pair, { make: connections, how: ABOVE })),
  ];
}

function ofMixedLoad(pair: RunPair, kind: MixedKind): FigureBeside[] {
  const { light, blocking, everySeconds } = kind;
  const [asked, busy] = [light, blocking].map((name) => sayEndpoint(pair.yours, name));
  const title = `Latency over time: ${asked}, beside ${busy} every ${everySeconds} s`;
  const targetsIn = ({ plan: { steady } }: Run) =>
    (steady?.mixed ?? []).flatMap((one) =>
      one.light.endpoint === light && one.blocking.endpoint === blocking ? [one.target] : [],
    );
  const targets = shared(targetsIn, pair);
  const make = (run: Run) => overTimeFigure(run, { title, ...kind, targets });
  const name = anchorOfEndpoint(`${light}-beside-${blocking}-every-${everySeconds}`);
  return identified(`beside-over-time-${name}`, figureOfBoth(OVER_TIME, pair, { make, how: PALER }));
}

function identified(id: string, content: FigureContent | null): FigureBeside[] {
  return content ? [{ id, content }] : [];
}

/** What both runs have, in the order of yours. */
function shared(namesIn: (run: Run) => string[], { theirs, yours }: RunPair): string[] {
  const known = new Set(namesIn(theirs));
  return [...new Set(namesIn(yours))].filter((name) => known.has(name));
}

function targetsOf(asked: readonly { target: string; endpoint: string }[], wanted: string): string[] {
  return asked.filter(({ endpoint }) => endpoint === wanted).map(({ target }) => target);
}

function loadsIn({ plan }: Run): string[] {
  return (plan.steady?.loads ?? []).map(({ endpoint }) => endpoint);
}

function mixedOfBoth({ theirs, yours }: RunPair): MixedKind[] {
  const before = mixedKindsOf(theirs);
  return mixedKindsOf(yours).filter((kind) => before.some((one) => isSameKind(one, kind)));
}
