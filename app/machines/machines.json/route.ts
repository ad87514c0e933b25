import { isUnasked } from "../../../content/findings/claims/judge-claims.ts";
import { acrossMachines } from "../../../content/findings/machines/across.ts";
import { listArticles } from "../../library/articles.ts";
import { machineRuns } from "../../library/machine-runs.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** The claims of every article on every machine. */
export async function GET(): Promise<Response> {
  const articles = (await listArticles()).map(async (article) => {
    const machines = await machineRuns(article);
    const claims = Object.entries(article.claims).map(([id, { statement }]) => ({
      ...{ id, statement },
      machines: acrossMachines(machines, id).map(({ machine, judged, ...of }) => ({
        ...of,
        machine: machine.label,
        verdict: judged && !isUnasked(judged) ? judged.verdict : null,
        evidence: judged?.evidence ?? null,
        quantity: judged?.quantity ?? null,
        allowed: judged?.allowed ?? null,
      })),
    }));
    return { article: article.slug, claims };
  });
  const text = `${JSON.stringify({ articles: await Promise.all(articles) }, null, 1)}\n`;
  return new Response(text, { headers: { "content-type": "application/json" } });
}
