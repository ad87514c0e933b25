import type { Run } from "../../run/run.ts";
import { onceEach } from "../memo/once-each.ts";
import type { Baseline } from "./baseline.ts";
import type { Compared, Comparisons, Reproduced } from "./verdict.ts";

/** Every published quantity that has a counterpart in a run, compared under the rule of its group. */
export const reproductionOf = onceEach((run: Run, { figures, groups }: Baseline): Comparisons[] =>
  groups.map(({ title, rule, rows }) => ({ title, rule, rows: rows(run, figures) })),
);

/** What a run says to the published sweeps on one endpoint. */
export function reproducedOn(run: Run, baseline: Baseline, endpoint: string): Compared[] {
  return reproductionOf(run, baseline)
    .flatMap(({ rows }) => rows)
    .filter((row) => row.endpoint === endpoint);
}

/** How often each verdict was given. */
export function tallyOf(groups: Comparisons[]): Record<Reproduced, number> {
  const rows = groups.flatMap((group) => group.rows);
  const count = (wanted: Reproduced) => rows.filter(({ verdict }) => verdict === wanted).length;
  return { reproduced: count("reproduced"), differs: count("differs"), undecided: count("undecided") };
}
