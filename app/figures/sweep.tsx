import type { ReactNode } from "react";
import type { ScaledSweep } from "../../content/findings/reference/scaled.ts";
import { roomFor, SIZE, saySeconds, THEME } from "./drawing.ts";
import { type LineProps, layer } from "./nivo.ts";
import { Published } from "./reference-layer.tsx";
import { axisX, axisY, type Scale } from "./scales.ts";
import { Laws, Serial, Series } from "./sweep-layers.tsx";
import { pointsOf, type SweepLine } from "./sweep-line.ts";

/** What the figure of a sweep shows; `aloneSeconds` is what the line of serving one by one is drawn from, if any. */
export interface SweepData {
  lines: SweepLine[];
  aloneSeconds: number | null;
  scale: Scale;
  /** What was published of the same sweeps, if anything. */
  published?: ScaledSweep[];
}

/** Total time of a burst against the number of requests in it, as props of nivo's line chart. */
export function sweepProps({ lines, aloneSeconds, scale, published = [] }: SweepData): LineProps {
  const levels = [...new Set(lines.flatMap((one) => one.levels.map(({ level }) => level)))].toSorted((a, b) => a - b);
  const most = levels.at(-1) ?? 1;
  const seconds = [
    ...lines.flatMap((one) => one.levels.flatMap((at) => at.seconds)),
    ...published.flatMap(({ points }) => points.map((point) => point.seconds)),
  ];
  const all = [...seconds, ...(aloneSeconds === null ? [] : [aloneSeconds * most])];
  return {
    ...SIZE,
    data: lines.map((one) => ({ id: one.label, data: pointsOf(one) })),
    theme: THEME,
    animate: false,
    margin: { top: 16, right: roomFor(lines.map(({ label }) => label)), bottom: 56, left: 72 },
    ...axisX(levels, scale, "requests sent together, n"),
    ...axisY(all, scale, "seconds until all were answered"),
    enableGridX: false,
    enablePoints: false,
    colors: ["currentColor"],
    useMesh: true,
    tooltip: ({ point }) => (
      <Tip text={`${point.seriesId}: n = ${point.data.x}, median ${saySeconds(Number(point.data.y))}`} />
    ),
    layers: [
      "grid",
      "axes",
      layer((context) => <Laws key="laws" {...context} lines={lines} />),
      layer((context) => <Published key="published" {...context} sweeps={published} />),
      layer((context) => <Series key="series" {...context} lines={lines} />),
      // Above the series: where it holds, it would be hidden below them.
      layer((context) => <Serial key="serial" {...context} aloneSeconds={aloneSeconds} most={most} />),
      "mesh",
    ],
  };
}

/** A line of text beside the pointer. */
export function Tip({ text }: { text: ReactNode }) {
  return <div className="tip">{text}</div>;
}
