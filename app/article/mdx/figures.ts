import { createElement } from "react";
import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ArticleText } from "../../errors/article-error.ts";
import { type FigureProps, forEachFigure } from "../../figures/registry.ts";
import type { IdentifiedFigure } from "../../figures/run-figures.ts";
import { staticMarkup } from "../../markup/static-markup.ts";
import { compileArticle } from "./compile.ts";
import { standIns } from "./stand-ins.ts";

/** The figures that an article shows of a run, in the order of the text, beside what was published. */
export async function figuresOfArticle(
  article: ArticleText,
  run: Run,
  baseline: Baseline | null,
): Promise<IdentifiedFigure[]> {
  const { Text } = await compileArticle(article);
  const figures: IdentifiedFigure[] = [];
  const noting = forEachFigure(({ contentOf }) => (props: FigureProps) => {
    figures.push({ id: props.id, title: props.title ?? "", content: contentOf(run, props, baseline) });
    return null;
  });
  staticMarkup(createElement(Text, { components: { ...standIns(article.source), ...noting } }));
  return figures;
}
