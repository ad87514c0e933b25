import { Fragment } from "react";
import type { Agreement } from "../../../content/findings/comparison/compared-claims.ts";
import { sayClaims } from "../../../content/findings/comparison/say-comparison.ts";
import { addressOfClaims } from "../../address/articles.ts";
import { href } from "../../address/href.ts";
import { Judgement } from "../../article/elements/common/judgement.tsx";
import { curled } from "../../library/curled.ts";
import { Table } from "../../tables/data-table.tsx";
import type { ArticleOfBoth } from "./comparison-view.ts";

/** What is said of a claim for each way in which two verdicts go together. */
const WORDS: Record<Agreement, string> = {
  agree: "they agree",
  disagree: "they disagree",
  "not comparable": "cannot be compared",
  open: "undecided",
  "not asked": "not asked of a quick run",
  "not measured": "not measured by both",
};

/** Every claim of an article with both verdicts: where they disagree first, those about what was not measured last, folded away. */
export function ClaimsOfBoth({ article, isOnly }: { article: ArticleOfBoth; isOnly: boolean }) {
  const { slug, title, claims } = article;
  const isShown = ({ agreement }: { agreement: Agreement }) => agreement !== "not measured";
  // Where the two contradict each other is what a reader looks for; all else is in the order of the article.
  const shown = claims.filter(isShown).toSorted((one, other) => rank(one) - rank(other));
  const others = claims.filter((one) => !isShown(one));
  return (
    <>
      <h2>{isOnly ? "Claims" : `Claims of ${title}`}</h2>
      {!isOnly && <p>{curled(sayClaims(claims))}</p>}
      <p>
        Each claim of <a href={href(addressOfClaims(slug))}>{title}</a>, tested on both runs.
      </p>
      {shown.length > 0 && <Rows claims={shown} />}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length === 1 ? "One claim" : `${others.length} claims`} about what only one run, or none, measured
          </summary>
          <Rows claims={others} />
        </details>
      )}
    </>
  );
}

function rank({ agreement }: Pick<ArticleOfBoth["claims"][number], "agreement">): number {
  return agreement === "disagree" ? 0 : 1;
}

const HEAD = ["claim", "together", "theirs", "yours"];

function Rows({ claims }: Pick<ArticleOfBoth, "claims">) {
  const rows = claims.map(({ statement, agreement, barrier, theirs, yours }) => [
    curled(statement),
    <Fragment key="together">
      <b className={`agreement ${agreement === "disagree" ? "verdict-fails" : ""}`}>{WORDS[agreement]}</b>
      {agreement === "not comparable" && <small>: {barrier}</small>}
    </Fragment>,
    <Judgement key="theirs" judged={theirs} />,
    <Judgement key="yours" judged={yours} />,
  ]);
  return <Table head={HEAD} rows={rows} />;
}
