import type { ReactElement } from "react";
import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import type { Run } from "../../../content/run/run.ts";
import { href } from "../../address/href.ts";
import { RunHead } from "../../article/page/head.tsx";
import { NoFigure } from "../../figures/frame/figure.tsx";
import { keptFigure } from "../../figures/kept-figure.ts";
import { figuresOfRun } from "../../figures/run-figures.ts";
import type { ListedArticle } from "../../library/articles.ts";
import { baselineFor } from "../../library/baseline-for.ts";
import { staticMarkup } from "../../markup/static-markup.ts";
import type { Part } from "./part.ts";
import { RunTables } from "./run-tables.tsx";
import { articlesOn, SaidByArticle } from "./said-by-article.tsx";

/** What else there is on the site. */
interface Beside {
  articles: readonly ListedArticle[];
  /** Whether the run was measured elsewhere, and is stored here as contributed. */
  isContributed: boolean;
}

/** Everything that can be said and drawn of a run: what each article claims of it, all figures, and all tables. */
export async function makeParts(run: Run, { articles, isContributed }: Beside): Promise<Part[]> {
  const baseline = baselineFor(run.id, articles);
  return [
    markup(
      <>
        <h1>
          Run of <time dateTime={run.startedAt}>{run.startedAt.slice(0, 10)}</time>, {run.startedAt.slice(11, 16)} UTC
        </h1>
        <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} isContributed={isContributed} />
        {isContributed && (
          <p>
            A contributed run is shown as its file has it. That the file is as it was written follows from its digest,
            and that the instrument measured right there from the self-test below; what it says of its machine can only
            be believed. No article is about it, unless it names it.
          </p>
        )}
        {articlesOn(run, articles).map((article) => (
          <SaidByArticle key={article.slug} article={article} run={run} />
        ))}
      </>,
    ),
    ...(await figureParts(run, baseline)),
    markup(<RunTables run={run} baseline={baseline} />),
  ];
}

async function figureParts(run: Run, baseline: Baseline | null): Promise<Part[]> {
  const parts: Part[] = [];
  // One after the other, so that no more than one drawing is in memory before it is a text.
  for (const [index, { id, title, content }] of figuresOfRun(run, baseline).entries()) {
    const number = index + 1;
    if (content) parts.push({ figure: await keptFigure(id, content), number });
    else parts.push(markup(<NoFigure id={id} number={number} title={title} />));
  }
  return [markup(<h2>Figures</h2>), ...parts];
}

function markup(element: ReactElement): Part {
  return { markup: staticMarkup(element) };
}
