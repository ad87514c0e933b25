import { readdir } from "node:fs/promises";
import { StageResult } from "./result.ts";

/** What this project calls its temporary folders; browsers and other programs have names of their own. */
const OURS = /^benchbook/;

/** Whether the tests removed all that they made in their temporary folder: one check. */
export async function leftBehind(folder: string): Promise<StageResult> {
  const left = (await readdir(folder)).filter((name) => OURS.test(name));
  const counts =
    left.length === 0
      ? { passed: 1, failed: 0 }
      : { passed: 0, failed: 1, remark: `expected no temporary folder to be left, got ${left.join(", ")}` };
  return new StageResult("left behind", counts, 0);
}
