import type { SerialLaw } from "../../../content/findings/bursts/serial-law.ts";
import type { SweepData } from "./sweep-lines.ts";
import { hasGap } from "./sweep-quantity.ts";

/** "a, b and c". */
const list = new Intl.ListFormat("en-GB");

/** What a figure of sweeps shows, and how to read what is in it: no more than there is. */
export function captionOf({ lines, serialSeconds }: SweepData, by: "target" | "endpoint"): string {
  const parts = [
    "points are single bursts",
    "thick lines join their medians",
    ...(lines.some(({ predicted }) => predicted.length > 0) ? ["thin lines are the fitted model's predictions"] : []),
    ...(lines.some((line) => hasGap(line, "time")) ? ["a cross on the axis is a size that was not measured"] : []),
    ...(serialSeconds === null ? [] : ["the dashed line is n times the time of one request"]),
    ...(lines.some(({ published }) => published.length > 0)
      ? ["hollow squares are the published totals, scaled to this machine"]
      : []),
  ];
  const reading = list.format(parts);
  return `The time until all n requests of a burst were answered, by ${by}. ${reading.charAt(0).toUpperCase()}${reading.slice(1)}.`;
}

/** What a figure of sweeps has to say beside its lines. */
export interface SweepRemarks {
  /** The law that its dashed line is drawn from, if any. */
  serial: SerialLaw | null;
  /** Services that it would show and that the run did not measure. */
  absent: string[];
  /** On the published totals, a sentence each. */
  verdicts: string[];
}

/** What else there is to know about a figure of sweeps. */
export function noteOf({ lines, scale }: SweepData, { serial, absent, verdicts }: SweepRemarks): string {
  const isPublished = lines.some(({ published }) => published.length > 0);
  return [
    ...(absent.length > 0 ? [`Not measured in this run: ${list.format(absent)}.`] : []),
    "Bursts of the same size are drawn side by side.",
    "Speed-up is n · T divided by the total, where T is the median of the same line for one request.",
    ...(scale === "log" ? ["Both axes are logarithmic at first."] : []),
    ...(serial ? [`The dashed line is n times one request alone on ${serial.label}.`] : []),
    ...(isPublished
      ? [
          "The published totals are those of the original notebook, scaled so that one request takes as long as it does here: only their shape can be compared.",
        ]
      : []),
    ...verdicts.map((verdict) => `${verdict}.`),
  ].join(" ");
}
