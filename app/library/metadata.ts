import type { Metadata } from "next";
import { href } from "../address/href.ts";
import { absolute } from "../address/site-url.ts";
import { readTitle } from "./library.ts";

/** The article in one sentence, for those who look for it. */
export const DESCRIPTION =
  "FastAPI under Uvicorn against Flask under Gunicorn: what one blocking call does to an asynchronous server, measured by a program that anyone can run again.";

/** What a page says about itself to those who link to it; whole addresses only where they are known. */
export async function metadataFor(page: { title?: string; description?: string; path: string }): Promise<Metadata> {
  const { title, description = DESCRIPTION, path } = page;
  const ofSite = await readTitle();
  const url = absolute(path);
  const image = absolute("/og.png");
  return {
    title: title ?? { absolute: ofSite },
    description,
    alternates: { ...(url && { canonical: url }), types: { "application/atom+xml": href("/feed.xml") } },
    openGraph: {
      type: title ? "website" : "article",
      siteName: "Benchbook",
      title: title ?? ofSite,
      description,
      ...(url && { url }),
      ...(image && { images: [{ url: image, width: 1200, height: 630, alt: ofSite }] }),
    },
    twitter: { card: "summary_large_image" },
  };
}
