import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import type { MachineRun } from "../../content/findings/machines/across.ts";
import { oneOfEach } from "../../content/findings/machines/distinct.ts";
import { machineOf } from "../../content/findings/machines/machine.ts";
import { kept } from "../kept/kept.ts";
import type { ListedArticle } from "./articles.ts";
import type { ListedRun } from "./listed-run.ts";
import { listRuns, readRun } from "./runs.ts";

type Claiming = Pick<ListedArticle, "slug" | "runId" | "claims" | "measures">;

/**
 * One run for each distinct machine that measured what an article is about, contributed ones too; the article's run first.
 */
export async function machineRuns(article: Claiming): Promise<MachineRun[]> {
  const { slug, runId, measures } = article;
  const suiting = (await listRuns()).filter(
    ({ id, plan }) =>
      id === runId ||
      ((plan.article === null || plan.article === slug) &&
        measures.targets.every((target) => plan.targets.includes(target))),
  );
  const machines: MachineRun[] = [];
  for (const run of oneOfEach(suiting, runId)) machines.push(await onMachine(run, article));
  return machines;
}

async function onMachine(listed: ListedRun, { slug, claims }: Claiming): Promise<MachineRun> {
  const { id, environment, plan, isContributed, fileDigest } = listed;
  const judged = await kept({ kind: "claims", from: [id, fileDigest, slug] }, async () =>
    judgeClaims(claims, await readRun(id)),
  );
  const of = { machine: machineOf(listed), run: id, backend: environment.backend, plan: plan.name };
  return { ...of, isContributed, judged };
}
