import type { Metadata } from "next";
import { type ReadLike, readLike } from "../../figures/frame/caption-once.ts";
import { Figure } from "../../figures/frame/figure.tsx";
import { contentOfKept } from "../../figures/kept-figure.ts";
import { metadataFor } from "../../library/metadata.ts";
import { toDraw } from "../../library/prepared.ts";
import { runIds } from "../../library/runs.ts";
import type { Part } from "../parts/part.ts";
import { readParts } from "../parts/read-parts.ts";

interface Props {
  params: Promise<{ id: string }>;
}

/** A page for every stored run. */
export async function generateStaticParams() {
  return (await toDraw(await runIds(), (id) => `/runs/${id}/`)).map((id) => ({ id }));
}

/** What a run's page says about itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return metadataFor({ title: `Run ${id}`, description: `All figures and tables of run ${id}.`, path: `/runs/${id}/` });
}

/** One run: what was measured, what each article says of it, its circumstances and its raw file. */
export default async function Page({ params }: Props) {
  const { id } = await params;
  const parts = await readParts(id);
  const like = likeIn(parts);
  return (
    <article>
      {parts.map((part, index) =>
        "markup" in part ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own elements, which React escaped when they were kept
          <div key={index} dangerouslySetInnerHTML={{ __html: part.markup }} />
        ) : (
          <Figure
            key={part.figure.id}
            file={{ run: id, figure: part.figure.id }}
            id={part.figure.id}
            number={part.number}
            content={contentOfKept(part.figure)}
            like={like.get(part.figure.id) ?? null}
          />
        ),
      )}
    </article>
  );
}

/** Of each figure, by its id, the one before it that says how it is read. */
function likeIn(parts: readonly Part[]): Map<string, ReadLike | null> {
  const figures = parts.flatMap((part) =>
    "figure" in part ? [{ id: part.figure.id, number: part.number, caption: part.figure.caption }] : [],
  );
  const like = readLike(figures);
  return new Map(figures.map(({ id }, place) => [id, like[place] ?? null]));
}
