import path from "node:path";
import { CONTRIBUTED } from "../../content/run/contributed.ts";

/** The folder of the project: everything is found from here. */
export const ROOT = path.resolve(import.meta.dirname, "../..");
/** What is made once and kept between runs, and belongs to no repository. */
export const CACHE = path.join(ROOT, ".benchbook");
/** One journal for every run that was begun. */
export const JOURNALS = path.resolve(process.env.BENCHBOOK_JOURNALS || path.join(CACHE, "journals"));
/** Where run files go. */
export const RUNS = path.resolve(process.env.BENCHBOOK_RUNS || path.join(ROOT, "content/runs"));
/** Where the run files go that were measured elsewhere. */
export const CONTRIBUTED_RUNS = path.join(RUNS, CONTRIBUTED);
/** Where the articles are. */
export const ARTICLES = path.resolve(process.env.BENCHBOOK_ARTICLES || path.join(ROOT, "content/articles"));
