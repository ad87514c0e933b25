import type { Run } from "../../run/run.ts";
import type { Comparison } from "../../statistics/comparison.ts";
import { levelsOf } from "../bursts/bursts.ts";
import { compareSweeps } from "../bursts/comparison.ts";
import { labelOf } from "../bursts/sweeps.ts";
import { sayEndpoint } from "../labels.ts";
import { above, inside, NOT_MEASURED, type SweepName, say, sideOf, type Test, type Verdict } from "./verdict.ts";

/** The first sweep takes less time than the second, over all levels together. */
export function fasterThan(first: SweepName, second: SweepName): Test {
  return comparing(first, second, (found) => above(found, 1));
}

/** The same, where more requests come together than the first sweep's target has workers. */
export function fasterBeyondWorkers(first: SweepName, second: SweepName): Test {
  return (run) => {
    const { target, endpoint } = sideOf(first);
    const workers = run.targets.find(({ name }) => name === target)?.workers ?? Number.POSITIVE_INFINITY;
    const levels = levelsOf(run, endpoint).filter((level) => level > workers);
    return comparing(first, second, (found) => above(found, 1), { levels })(run);
  };
}

/** The second sweep takes between so many and so many times as long as the first. */
export function ratioWithin(first: SweepName, second: SweepName, low: number, high: number): Test {
  return comparing(first, second, (found) => inside(found, { low, high }));
}

/** Neither sweep takes longer than the other by more than a margin; 0.05 is a twentieth. */
export function noDifference(first: SweepName, second: SweepName, margin: number): Test {
  return comparing(first, second, (found) => inside(found, { low: 1 / (1 + margin), high: 1 + margin }), { margin });
}

/** What a comparison says beside its numbers, and the levels that it is of, if not of all. */
interface Options {
  margin?: number;
  levels?: number[];
}

function comparing(
  first: SweepName,
  second: SweepName,
  judge: (found: Comparison) => Verdict,
  { margin, levels }: Options = {},
): Test {
  return (run) => {
    const found = compareSweeps(run, sideOf(first), sideOf(second), levels);
    if (!found) return NOT_MEASURED;
    const said = `${name(run, second)} takes ${say(found.ratio, found)} times as long as ${name(run, first)}, ${found.pairs} pairs`;
    const within = margin === undefined ? "" : `, margin ${margin * 100}%`;
    const among = levels ? `, n = ${levels.join(", ")}` : "";
    return { verdict: judge(found), evidence: `${said}${among}${within}` };
  };
}

function name(run: Run, sweep: SweepName): string {
  const { endpoint, target } = sideOf(sweep);
  return `${labelOf(run, target)} (${sayEndpoint(run, endpoint)})`;
}
