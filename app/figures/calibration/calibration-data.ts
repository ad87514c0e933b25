import type { CalibrationSpread } from "../../../content/findings/calibration/calibrations.ts";
import type { Both } from "../frame/figure-content.ts";

/** The samples of a target, and those of another run that are drawn behind them. */
export interface CalibrationColumn extends CalibrationSpread {
  behind?: CalibrationSpread;
}

/** The samples of two runs, theirs behind yours on the same target; null where they share none. */
export function columnsTogether({ theirs, yours }: Both<CalibrationColumn[]>): CalibrationColumn[] | null {
  const columns = yours.flatMap((column) => {
    const behind = theirs.find(({ target }) => target === column.target);
    return behind ? [{ ...column, behind }] : [];
  });
  return columns.length === 0 ? null : columns;
}
