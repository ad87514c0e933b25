import type { Metadata } from "next";
import { ArticlePage } from "../../article/article-page.tsx";
import { readArticle, slugs } from "../../library/articles.ts";
import { metadataOf } from "../../library/metadata.ts";

interface Props {
  params: Promise<{ slug: string }>;
}

/** A page for every article. */
export async function generateStaticParams() {
  return (await slugs()).map((slug) => ({ slug }));
}

/** What an article says about itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOf(await readArticle((await params).slug));
}

/** One article, about the run that it names or the newest that suits it. */
export default async function Page({ params }: Props) {
  return <ArticlePage article={await readArticle((await params).slug)} />;
}
