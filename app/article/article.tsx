import type { ReactNode } from "react";
import type { JudgedClaim } from "../../content/findings/claims/judge-claims.ts";
import { Figure, NoFigure } from "../figures/frame/figure.tsx";
import { type FigureProps, forEachFigure } from "../figures/registry.ts";
import type { StoredArticle } from "../library/articles.ts";
import { Scroll } from "../tables/scroll.tsx";
import { fileOfFigure } from "./downloads.ts";
import { Command } from "./elements/common/command.tsx";
import { ELEMENTS } from "./elements/registry.ts";
import { compileArticle } from "./mdx/compile.ts";
import { atPlace } from "./mdx/error-places.ts";
import { Contents } from "./page/contents.tsx";
import { PartHeading, SectionHeading } from "./page/heading.tsx";

/** The text of an article about its run: MDX, compiled at build time, with components that know the run. */
export async function Article({ article, judged }: { article: StoredArticle; judged: JudgedClaim[] }) {
  const { Text, contents } = await compileArticle(article);
  return (
    <>
      <Contents sections={contents} />
      <div className="text">
        <Text components={componentsFor(article, judged)} />
      </div>
    </>
  );
}

function componentsFor(article: StoredArticle, judged: JudgedClaim[]) {
  const { run, slug, baseline } = article;
  const components = {
    ...forEachFigure(({ contentOf }) => ({ id, number, ...asked }: FigureProps) => {
      const content = contentOf(run, { id, number, ...asked }, baseline);
      if (!content) return <NoFigure id={id} number={number} title={asked.title ?? ""} />;
      return (
        <Figure file={{ run: run.id, figure: fileOfFigure(slug, id) }} id={id} number={number} content={content} />
      );
    }),
    ...Object.fromEntries(
      Object.entries(ELEMENTS).map(([name, { draw }]) => [
        name,
        (written: object) => draw(written, { article, judged }),
      ]),
    ),
  };
  const placed = Object.entries(components).map(([name, draw]) => [
    name,
    // What each needs was checked with the text, which is not typed.
    atPlace(name, draw as (props: object) => ReactNode | Promise<ReactNode>),
  ]);
  return { ...Object.fromEntries(placed), pre: Command, h2: SectionHeading, h3: PartHeading, table: Scrolling };
}

/** A table of the text, which scrolls where the window is narrower than it is. */
function Scrolling({ children }: { children?: ReactNode }) {
  return (
    <Scroll>
      <table>{children}</table>
    </Scroll>
  );
}
