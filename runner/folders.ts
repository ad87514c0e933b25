import path from "node:path";
import type { Plan } from "../content/run/plan.ts";

/** The folder of the project: everything is found from here. */
export const ROOT = path.resolve(import.meta.dirname, "..");
/** What is made once and kept between runs, and belongs to no repository. */
export const CACHE = path.join(ROOT, ".benchbook");
/** One journal for every run that was begun. */
export const JOURNALS = path.resolve(process.env.BENCHBOOK_JOURNALS ?? path.join(CACHE, "journals"));

const RUNS = path.resolve(process.env.BENCHBOOK_RUNS ?? path.join(ROOT, "content/runs"));

/** Every folder that holds run files. */
export const RUN_FOLDERS = [RUNS, path.join(CACHE, "self-checks")];

/** Where a run's file goes: a target against itself is about the instrument, and never the article's newest run. */
export function folderOf(plan: Plan): string {
  return plan.name === "self-check" ? path.join(CACHE, "self-checks") : RUNS;
}
