import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { addressOf, addressOfClaimsFile } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { Judgement } from "../article/elements/common/judgement.tsx";
import { RunHead } from "../article/page/head.tsx";
import { Sentence } from "../article/page/sentence.tsx";
import type { StoredArticle } from "../library/articles.ts";
import { curled } from "../library/curled.ts";
import { Table } from "../tables/data-table.tsx";

/** Every claim of an article, with its run's verdict and the numbers it rests on. */
export function ClaimsPage({ article }: { article: StoredArticle }) {
  const { slug, title, run, isContributed, claims, values, abstract } = article;
  const rows = judgeClaims(claims, run).map((judged, index) => [
    index + 1,
    curled(judged.statement),
    <Judgement key="verdict" judged={judged} />,
  ]);
  return (
    <article>
      <h1>What the article claims, tested on its run</h1>
      <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} isContributed={isContributed} />
      <p>
        These are the claims of <a href={href(addressOf(slug))}>{title}</a>.{" "}
        <Sentence parts={abstract.subjects} values={values} run={run} />
      </p>
      <p>
        A claim holds or fails only when the whole interval of what was measured lies on one side of its bound. Beside
        it stands how hard the claim was tested: the smallest departure that this run would have noticed nine times in
        ten, or the number of observations that were counted. Where that departure is more than the margin, the claim
        could hardly have failed, and is marked as a weak test.
      </p>
      <p>
        Each claim is tested by itself: where it is only just false, it holds in at most one of twenty runs. That all
        claims of a run hold needs no correction for their number: were one of them false, that one would have to hold
        by chance. A single claim, picked from many, says less: of twenty that are only just false, one holds by chance,
        and of twenty that are true, one may fail.
      </p>
      <p>
        The same is available as <a href={href(addressOfClaimsFile(slug))}>JSON</a>.
      </p>
      <Table head={["claim", "statement", "verdict and evidence"]} rows={rows} />
    </article>
  );
}
