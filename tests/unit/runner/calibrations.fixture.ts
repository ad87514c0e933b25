import type { Calibration } from "../../../content/run/observations/calibration.ts";
import { calibration } from "../../fixture/made-run/observed.ts";

/** The first calibration of a target, whose iterations of matrix work take about so many seconds. */
export function calibrationOf(target: string, seconds: number): Calibration {
  const known = calibration(target, "matrix", 0, seconds / 0.025);
  if (known.kind !== "calibration") throw new Error("expected a calibration");
  return known;
}
