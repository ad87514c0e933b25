import type { Metadata } from "next";
import { ClaimsPage } from "../../../claims/claims-page.tsx";
import { readArticle, slugs } from "../../../library/articles.ts";
import { metadataOfClaims } from "../../../library/metadata.ts";

interface Props {
  params: Promise<{ slug: string }>;
}

/** A page for the claims of every article. */
export async function generateStaticParams() {
  return (await slugs()).map((slug) => ({ slug }));
}

/** What the page says about itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return metadataOfClaims(await readArticle((await params).slug));
}

/** Every claim of one article, with its run's verdict and the numbers it rests on. */
export default async function Page({ params }: Props) {
  return <ClaimsPage article={await readArticle((await params).slug)} />;
}
