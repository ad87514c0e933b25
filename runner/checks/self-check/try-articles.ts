import path from "node:path";
import type { Trials } from "../../../content/findings/claim-trials/try-claim.ts";
import type { Claims } from "../../../content/findings/claims/claim.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ClaimTrials } from "../../../content/self-check/claim-trials.ts";
import { readServices } from "../../fleet/services/read-services.ts";
import { makePlan } from "../../plan/make-plan.ts";
import type { MeasureOptions } from "../../plan/options.ts";
import { type KnownArticle, readArticles } from "../../program/articles.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { ROOT } from "../../program/folders.ts";
import { withArticle } from "../../run/article-options.ts";
import { newestFullRun } from "../stored-runs.ts";
import { tryClaims } from "./claim-trials.ts";

/**
 * Every claim of every article, tried by the full and the quick plan for that article, in worlds like those of the newest
 * full run that measured its targets, a complete one for that article if there is any. An article without such a run is
 * passed over.
 *
 * @param only the ids of the claims that are tried: all without this
 * @param trials how many runs of each kind are made: 400 without this
 * @param always what disturbs all of the runs, also those that are made false
 * @throws ExitError (usage) where there is none for any article, or no article has a claim of that id
 */
export async function tryArticles(
  until: MeasureOptions["until"],
  only?: readonly string[],
  { trials, always }: Partial<Pick<Trials, "trials" | "always">> = {},
): Promise<ClaimTrials[]> {
  const rows: ClaimTrials[][] = [];
  const articles = await readArticles();
  requireClaims(articles, only);
  for (const { claims: all, ...others } of articles) {
    const claims = only ? pick(all, only) : all;
    const article = { ...others, claims };
    if (Object.keys(claims).length === 0) continue;
    const stored =
      (await newestFullRun((run) => isCompleteFor(article, run))) ??
      (await newestFullRun((run) => isAbout(article, run)));
    if (!stored) console.log(`Passing over "${article.title}": no full run measured all its targets.`);
    else
      rows.push(
        tryClaims([article], stored.run, await plansFor(article.slug, until), {
          ...(trials !== undefined && { trials }),
          always,
        }),
      );
  }
  if (rows.length > 0) return rows.flat();
  throw new ExitError("content/runs: expected a full run to simulate, got none; measure one", EXIT.usage);
}

function pick(claims: Claims, only: readonly string[]): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([id]) => only.includes(id)));
}

function requireClaims(articles: readonly KnownArticle[], only: readonly string[] = []): void {
  const unknown = only.find((id) => !articles.some(({ claims }) => id in claims));
  if (unknown !== undefined)
    throw new ExitError(`--only: expected ids of claims, as /claims/ has them, got ${unknown}`, EXIT.usage);
}

async function plansFor(article: string, until: MeasureOptions["until"]) {
  const both = (["full", "quick"] as const).map(async (plan) => {
    const asked = await withArticle({ plan, article, seed: 0, dryRun: true, ...(until && { until }) });
    const { services } = await readServices(asked.file ?? path.join(ROOT, "docker-compose.yml"), [0, 1]);
    return makePlan(asked, services);
  });
  return Promise.all(both);
}

function isCompleteFor(article: KnownArticle, run: Run): boolean {
  return isAbout(article, run) && run.plan.article === article.slug && run.status === "complete";
}

/**
 * Whether a run can stand for an article: it has all of its targets that can be had, and was measured for no other article.
 * One that ended once claims were decided has fewer bursts of some than of others, and says less of how much they scatter.
 */
function isAbout({ slug, measures }: KnownArticle, { plan }: Run): boolean {
  const had = [...plan.targets, ...plan.unavailable.map(({ target }) => target)];
  const isForIt = plan.article === null || plan.article === slug;
  return isForIt && plan.untilDecided === null && measures.targets.every((target) => had.includes(target));
}
