import type { ReactNode } from "react";
import type { JudgedClaim } from "../../content/findings/claims/judge-claims.ts";
import { Figure, NoFigure } from "../figures/frame/figure.tsx";
import { type FigureProps, forEachFigure } from "../figures/registry.ts";
import type { StoredArticle } from "../library/articles.ts";
import { Scroll } from "../tables/scroll.tsx";
import { fileOfFigure } from "./downloads.ts";
import { Cite } from "./elements/cite.tsx";
import { Claim } from "./elements/claim.tsx";
import { Command } from "./elements/command.tsx";
import { Contents } from "./elements/contents.tsx";
import { Environment } from "./elements/environment.tsx";
import { Excerpt } from "./elements/excerpt.tsx";
import { Fixed } from "./elements/fixed.tsx";
import { PartHeading, SectionHeading } from "./elements/heading.tsx";
import { Law } from "./elements/law.tsx";
import { Laws } from "./elements/laws.tsx";
import { Note } from "./elements/note.tsx";
import { Processes } from "./elements/processes.tsx";
import { Reproduction } from "./elements/reproduction.tsx";
import { See } from "./elements/see.tsx";
import { SelfCheck } from "./elements/self-check.tsx";
import { Tasks } from "./elements/tasks.tsx";
import { ProcessCounts, ProcessTrees } from "./elements/trees.tsx";
import { ColdAndWarm, Drift, SelfTest } from "./elements/trust.tsx";
import { Value } from "./elements/value.tsx";
import type { ComponentName } from "./mdx/check/components.ts";
import { compileArticle } from "./mdx/compile.ts";
import { atPlace } from "./mdx/error-places.ts";

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
  const { run, slug, claims, values, baseline } = article;
  const components = {
    Value: about({ run, values }, Value),
    Claim: about({ claims, judged }, Claim),
    Fixed,
    See,
    ...forEachFigure(({ contentOf }) => ({ id, number, ...asked }: FigureProps) => {
      const content = contentOf(run, { id, number, ...asked }, baseline);
      if (!content) return <NoFigure id={id} number={number} title={asked.title ?? ""} />;
      return (
        <Figure file={{ run: run.id, figure: fileOfFigure(slug, id) }} id={id} number={number} content={content} />
      );
    }),
    Law: about({ run }, Law),
    Laws: about({ run }, Laws),
    ProcessCounts: about({ run, baseline }, ProcessCounts),
    ProcessTrees: about({ run }, ProcessTrees),
    SelfTest: about({ run }, SelfTest),
    Drift: about({ run }, Drift),
    ColdAndWarm: about({ run }, ColdAndWarm),
    Processes: about({ run, baseline }, Processes),
    Reproduction: about({ run, baseline }, Reproduction),
    Tasks: about({ run, baseline }, Tasks),
    Environment: about({ run }, Environment),
    Note,
    Excerpt,
    SelfCheck,
    Cite: about({ article }, Cite),
    // The text is checked against the same names before it is compiled.
  } satisfies Record<ComponentName, unknown>;
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

/** The same component without what it is about, which the article's text does not have to name. */
function about<Given extends object, Props extends Given>(
  given: Given,
  draw: (props: Props) => ReactNode,
): (props: Omit<Props, keyof Given>) => ReactNode {
  return (props) => draw({ ...props, ...given } as unknown as Props);
}
