import { createRequire } from "node:module";
import path from "node:path";
import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ArticleText } from "../../errors/article-error.ts";
import { type FigureProps, forEachFigure } from "../../figures/registry.ts";
import type { IdentifiedFigure } from "../../figures/run-figures.ts";
import { compileArticle } from "./compile.ts";
import { standIns } from "./stand-ins.ts";

// Loaded by Node, outside the bundle: the server's own React cannot render to a string.
const load = createRequire(path.join(process.cwd(), "package.json"));

/** The figures that an article shows of a run, in the order of the text, beside what was published. */
export async function figuresOfArticle(
  article: ArticleText,
  run: Run,
  baseline: Baseline | null,
): Promise<IdentifiedFigure[]> {
  const { Text } = await compileArticle(article);
  const { createElement } = load("react") as typeof import("react");
  const { renderToStaticMarkup } = load("react-dom/server") as typeof import("react-dom/server");
  const figures: IdentifiedFigure[] = [];
  const noting = forEachFigure(({ contentOf }) => (props: FigureProps) => {
    figures.push({ id: props.id, title: props.title ?? "", content: contentOf(run, props, baseline) });
    return null;
  });
  renderToStaticMarkup(createElement(Text, { components: { ...standIns(article.source), ...noting } }));
  return figures;
}
