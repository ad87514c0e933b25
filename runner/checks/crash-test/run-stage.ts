/** The parts of a run in which it is killed, in their order. */
export const STAGES = ["bring-up", "calibration", "bursts", "writing"] as const;

/** See {@link STAGES}. */
export type Stage = (typeof STAGES)[number];

/** The stage that a line of the runner's progress begins; undefined for all other lines. */
export function stageBegunBy(line: string): Stage | undefined {
  const [, number, total, what = ""] = /^\[(\d+)\/(\d+)\] (.*)/.exec(line) ?? [];
  if (number === undefined) return undefined;
  // Behind the last step there is only the fleet to stop and the file to write.
  if (number === total) return "writing";
  return /at once/.test(what) ? "bursts" : number === "1" ? "calibration" : undefined;
}
