import type { Article } from "../../../content/articles/record.ts";
import { type TrialContext, type Trials, tryClaim } from "../../../content/findings/claim-trials/try-claim.ts";
import { isAsked } from "../../../content/findings/claims/kinds/of-full-runs.ts";
import { worldOf } from "../../../content/findings/worlds/world.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ClaimTrials } from "../../../content/self-check/claim-trials.ts";

/** Simulated runs of each kind for each claim and plan: a rate of 90 of 100 is then known to three of 100. */
const TRIALS = 400;

/** Every claim of some articles, tried by each of some plans in worlds like those of a stored run. */
export function tryClaims(
  articles: Pick<Article, "claims">[],
  run: Run,
  plans: Plan[],
  { trials = TRIALS, always }: Partial<Pick<Trials, "trials" | "always">> = {},
): ClaimTrials[] {
  const worlds = new Map(run.plan.sweeps.map((sweep) => [nameOf(sweep), worldOf(run, sweep)]));
  return plans.flatMap((plan) => {
    const context: TrialContext = { run, plan, worldOf: (sweep) => worlds.get(nameOf(sweep)) ?? null };
    return articles.flatMap(({ claims }) =>
      Object.entries(claims).map(([claim, { statement, test }]): ClaimTrials => {
        const found = tryClaim(context, test.ofAll?.test ?? test, { trials, seed: 1, always });
        return { claim, statement, plan: plan.name, isAsked: isAsked({ plan }, test), ...(found ?? NOT_TRIED) };
      }),
    );
  });
}

const NOT_TRIED = { trials: 0, decided: 0, held: 0, noticed: null, wrong: 0, detectable: null };

function nameOf({ endpoint, target }: { endpoint: string; target: string }): string {
  return `${endpoint} ${target}`;
}
