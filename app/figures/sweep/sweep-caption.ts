import type { SerialLaw } from "../../../content/findings/laws/serial-law.ts";
import type { SweepData } from "./sweep-lines.ts";
import { hasGap } from "./sweep-quantity.ts";

/** What the hollow squares of a figure of sweeps are, in the words of its caption, its marks and its controls. */
export const BESIDE = {
  published: {
    caption: "hollow squares are the published totals, scaled to this machine",
    mark: "published, scaled to one request here",
    toggle: "published",
  },
  theirs: {
    caption: "hollow squares are the medians of their run, in its own seconds",
    mark: "theirs",
    toggle: "theirs",
  },
} as const;

/** "a, b and c". */
const list = new Intl.ListFormat("en-GB");

/** The caption of a figure of sweeps: what it shows, and how to read the marks that it has. */
export function captionOf(
  { lines, serialSeconds, beside = "published" }: SweepData,
  by: "target" | "endpoint",
): string {
  const parts = [
    "points are single bursts",
    "thick lines join their medians",
    ...(lines.some(({ predicted }) => predicted.length > 0) ? ["thin lines are the fitted model's predictions"] : []),
    ...(lines.some((line) => hasGap(line, "time")) ? ["a cross on the axis is a size that was not measured"] : []),
    ...(serialSeconds === null ? [] : ["the dashed line is n times the time of one request"]),
    ...(lines.some(({ published }) => published.length > 0) ? [BESIDE[beside].caption] : []),
  ];
  const reading = list.format(parts);
  return `The time until all n requests of a burst were answered, by ${by}. ${reading.charAt(0).toUpperCase()}${reading.slice(1)}.`;
}

/** What the note of a figure of sweeps mentions. */
export interface SweepRemarks {
  /** The law that its dashed line is drawn from, if any. */
  serial: SerialLaw | null;
  /** Targets that it was asked to show and the run did not measure. */
  absent: string[];
  /** How the published totals compare, a sentence each. */
  verdicts: string[];
}

/** The note of a figure of sweeps: anything else that a reader should know. */
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
