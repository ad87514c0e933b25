import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { burstsOn } from "../bursts/bursts.ts";
import { tasksOf } from "../bursts/tasks.ts";
import { lookUp } from "../values.ts";
import { type Interval, inside, NOT_MEASURED, type SweepName, sideOf, type Test } from "./verdict.ts";

/** A service at rest has so many processes beside its workers. */
export function processesBeyondWorkersAre(target: string, wanted: number): Test {
  return (run) => {
    const { number } = lookUp(run, `processes.${target}`);
    const workers = run.targets.find(({ name }) => name === target)?.workers;
    if (number === null || workers === undefined) return NOT_MEASURED;
    return {
      verdict: number - workers === wanted ? "holds" : "fails",
      evidence: `${number} processes with ${workers} workers, ${wanted} more expected`,
    };
  };
}

/** Responses of an endpoint report at least as many tasks on the event loop as requests were sent together. */
export function everyRequestIsTask(endpoint: string): Test {
  return (run) => {
    const told = tasksOf(run, endpoint).flatMap(({ level, most }) => (most === null ? [] : [{ level, most }]));
    const largest = told.at(-1);
    if (!largest || largest.level === 1) return NOT_MEASURED;
    const short = told.find(({ level, most }) => most < level);
    const { level, most } = short ?? largest;
    return { verdict: short ? "fails" : "holds", evidence: `${most} tasks reported with ${level} requests at once` };
  };
}

/**
 * The last request of a burst is sent before the first is answered, in every burst of a sweep: also in those that do not
 * count, which may be just why.
 */
export function allSentBeforeAnswered(sweep: SweepName): Test {
  return (run) => {
    const { endpoint, target } = sideOf(sweep);
    const shares = burstsOn(run, endpoint)
      .filter((burst) => burst.target === target && burst.level > 1)
      .flatMap(({ requests }) => {
        const sent = requests.flatMap(({ sentSeconds }) => sentSeconds ?? []);
        const answered = requests.flatMap(({ firstByteSeconds }) => firstByteSeconds ?? []);
        return answered.length > 0 ? [Math.max(...sent) / Math.min(...answered)] : [];
      });
    if (shares.length === 0) return NOT_MEASURED;
    const found = { low: Math.min(...shares), high: Math.max(...shares) };
    const said = `sending took at most ${(found.high * 100).toPrecision(2)}% of the time to the first answer`;
    return { verdict: inside(found, { low: 0, high: 1 }), evidence: `${said}, ${shares.length} bursts` };
  };
}

/** One request with a target's own iterations takes the wished-for seconds, give or take a margin, on every target. */
export function wishedSecondsWithin(margin: number, ...targets: string[]): Test {
  return (run) => {
    const found = targets.map((target) => ({ target, share: wishedShare(run, target) }));
    const shares = found.flatMap(({ share }) => share ?? []);
    if (shares.length < targets.length) return NOT_MEASURED;
    const range: Interval = { low: Math.min(...shares), high: Math.max(...shares) };
    const said = found.map(({ target, share }) => `${labelOf(run, target)} ${share?.toPrecision(3)}`).join(", ");
    return {
      verdict: inside(range, { low: 1 - margin, high: 1 + margin }),
      evidence: `times the wished-for seconds: ${said}; margin ${margin}`,
    };
  };
}

/** What the server says its one request took, in units of the wished-for seconds; null where it was not measured. */
export function wishedShare(run: Run, target: string): number | null {
  const single = run.observations
    .filter((seen) => seen.kind === "single")
    .find((seen) => seen.target === target && seen.doubts.length === 0);
  const work = single?.requests[0]?.work;
  return work ? work.serviceSeconds / run.plan.targetSeconds : null;
}
