import { isLeftOut, type Look } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { burstSecondsOf } from "./burst-time.ts";
import { lookAt } from "./look.ts";
import type { ArticleClaims } from "./questions.ts";

/**
 * What would have been measured of a run that has every repetition of its plan, had its claims been looked at after each:
 * to try the rule on runs of which all is known.
 */
export function revealed(whole: Run, articles: readonly ArticleClaims[]): Run {
  const looks: Look[] = [];
  for (let repetitions = 1; ; repetitions++) {
    const observations = whole.observations.filter((seen) => {
      if (seen.kind === "steady") return seen.repetition < repetitions;
      return seen.kind !== "burst" || seen.cold || (seen.repetition < repetitions && !isLeftOut(looks, seen));
    });
    const run = { ...whole, observations, looks };
    const look = lookAt(run, articles, { repetitions, atSeconds: burstSecondsOf(run) });
    looks.push(look);
    if (look.ends !== null) return run;
  }
}
