import { applicationsOnce } from "./applications-once.ts";

// A setup file of vitest. Where all files of a stage are run, the applications of one of them are fetched while others run.
if (process.env.BENCHBOOK_TALLY) void applicationsOnce("published");
