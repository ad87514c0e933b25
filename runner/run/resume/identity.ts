import type { Observation } from "../../../content/run/observations.ts";
import type { Step } from "../../plan/steps.ts";

/** What tells a step from every other of its plan; the observations that are made for it have the same. */
export function identityOf(one: Step | Observation): string {
  return JSON.stringify([one.kind, one.target, ...particulars(one)]);
}

function particulars(one: Step | Observation): (string | number | boolean)[] {
  switch (one.kind) {
    case "roundTrip":
    case "snapshot":
    case "single":
      return [];
    case "calibration":
      return [one.work, one.repetition];
    case "tree":
      return [one.phase];
    case "burst":
      return ["sweep" in one ? one.sweep.endpoint : one.endpoint, one.level, one.repetition, one.cold];
  }
}
