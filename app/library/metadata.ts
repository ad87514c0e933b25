import type { Metadata } from "next";
import { addressOf, addressOfClaims, addressOfPicture } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { absolute } from "../address/site-url.ts";
import { type ListedArticle, onlyArticle } from "./articles.ts";

/** The site in one sentence, where it has several articles. */
const DESCRIPTION = "Web servers measured by a program that anyone can run again, in articles that check themselves.";

/** What the site is called and about: its only article, or all of them. */
export async function readSite(): Promise<{ title: string; description: string }> {
  return (await onlyArticle()) ?? { title: "Benchbook", description: DESCRIPTION };
}

type About = Pick<ListedArticle, "slug" | "title" | "description" | "keywords">;

interface Page {
  title: string;
  description: string;
  /** Its own address, which is its canonical one. */
  path: string;
  /** The article that it belongs to and has its picture for links from; else that is the site's. */
  article?: string;
}

/** What a page says about itself to those who link to it; whole addresses only where they are known. */
export async function metadataFor(page: Omit<Page, "description"> & { description?: string }): Promise<Metadata> {
  const site = await readSite();
  return said({ description: site.description, ...page }, site.title, page.title);
}

/** The same for an article, whose title stands alone. */
export async function metadataOf({ slug, title, description, keywords }: About): Promise<Metadata> {
  const page = said({ title, description, path: addressOf(slug), article: slug }, title, { absolute: title });
  return { ...page, keywords, openGraph: { ...page.openGraph, type: "article" } };
}

/** The same for the page with an article's claims. */
export async function metadataOfClaims({ slug, title }: Pick<ListedArticle, "slug" | "title">): Promise<Metadata> {
  return metadataFor({
    title: (await onlyArticle()) ? "Claims" : `Claims of ${title}`,
    description: "Every claim of the article, with the verdict of its run and the numbers that led to it.",
    ...{ path: addressOfClaims(slug), article: slug },
  });
}

function said(
  { title, description, path, article }: Page,
  alt: string,
  shown: NonNullable<Metadata["title"]>,
): Metadata {
  const url = absolute(path);
  const image = absolute(article ? addressOfPicture(article) : "/og.png");
  return {
    ...{ title: shown, description },
    alternates: { ...(url && { canonical: url }), types: { "application/atom+xml": href("/feed.xml") } },
    openGraph: {
      ...{ type: "website", siteName: "Benchbook", title, description },
      ...(url && { url }),
      ...(image && { images: [{ url: image, width: 1200, height: 630, alt }] }),
    },
    twitter: { card: "summary_large_image" },
  };
}
