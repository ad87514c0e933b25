import type { Run } from "../../run/run.ts";
import { trialBursts } from "./bursts.ts";
import { calibrations, wishedSeconds } from "./durations.ts";
import { hiddenCall } from "./hidden.ts";
import { processesAtRest } from "./processes.ts";
import { relations } from "./relation.ts";
import { serialGrowth } from "./serial.ts";
import { tasksReported } from "./tasks.ts";
import type { Compared, Comparisons, Reproduced } from "./verdict.ts";
import { coresAtWork, workersGrowth } from "./workers.ts";

// Compared once for each run: a table, captions and columns all ask.
const known = new WeakMap<Run, Comparisons[]>();

/** Every published quantity that has a counterpart in a run, compared under the rule of its group. */
export function reproductionOf(run: Run): Comparisons[] {
  const found = known.get(run) ?? compareAll(run);
  known.set(run, found);
  return found;
}

/** What a run says to the published sweeps on one endpoint. */
export function reproducedOn(run: Run, endpoint: string): Compared[] {
  return reproductionOf(run)
    .flatMap(({ rows }) => rows)
    .filter((row) => row.endpoint === endpoint);
}

/** How often each verdict was given. */
export function tallyOf(groups: Comparisons[]): Record<Reproduced, number> {
  const rows = groups.flatMap((group) => group.rows);
  const count = (wanted: Reproduced) => rows.filter(({ verdict }) => verdict === wanted).length;
  return { reproduced: count("reproduced"), differs: count("differs"), undecided: count("undecided") };
}

function compareAll(run: Run): Comparisons[] {
  return [
    serialGrowth(run),
    hiddenCall(run),
    trialBursts(run),
    workersGrowth(run),
    coresAtWork(run),
    relations(run),
    processesAtRest(run),
    tasksReported(run),
    wishedSeconds(run),
    calibrations(run),
  ];
}
