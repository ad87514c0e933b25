import { rateAxis, sayMilliseconds, sayRate } from "../chart/log-axis.ts";
import { linesDrawing } from "../lines/lines-drawing.tsx";
import { CHOICES, type LatencyData } from "./latency-data.ts";

const nameOf = (choice: string) => CHOICES.find(({ name }) => name === choice)?.label ?? choice;

/** Latency against the rate at which requests are sent. */
export const latencyDrawing = linesDrawing<LatencyData>({
  axis: (rates) => rateAxis(rates),
  legend: ({ choice }) => `${nameOf(choice)} of latency, ms`,
  say({ id, label }, { x, y, samples }, { ceilings }, { choice }) {
    const ceiling = ceilings[id] ?? null;
    const share = ceiling === null ? "" : ` (${Math.round((100 * x) / ceiling)}% of its highest rate)`;
    const said = y === null ? `no ${nameOf(choice)}` : `${nameOf(choice)} ${sayMilliseconds(y)}`;
    return {
      title: `${label}: ${sayRate(x)}${share}, ${said}`,
      lines: samples.length > 0 ? [`windows: ${samples.map((one) => sayMilliseconds(one)).join(", ")}`] : [],
    };
  },
  references: ({ bounds }) => bounds.map((y) => ({ y, label: `bound of the 99th percentile: ${sayMilliseconds(y)}` })),
});
