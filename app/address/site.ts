import type { Metadata } from "next";
import { readTitle } from "../library/library.ts";
import { basePath } from "./base-path.ts";
import { href } from "./href.ts";
import { Refusal } from "./refusal.ts";

/** The article in one sentence, for those who look for it. */
export const DESCRIPTION =
  "FastAPI under Uvicorn against Flask under Gunicorn: what one blocking call does to an asynchronous server, measured by a program that anyone can run again.";

/** SITE_URL cannot be used; the message says what it has to be. */
export class SiteUrlError extends Refusal {
  override name = "SiteUrlError";
}

/**
 * The whole address of a page or file of the site: below SITE_URL, which may end with the base path or not.
 *
 * @returns null where SITE_URL is not set: then nobody knows where the site will be
 * @throws SiteUrlError where it is no address of the web
 */
export function absolute(path: string): string | null {
  const given = process.env.SITE_URL;
  if (!given) return null;
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? ""))
    throw new SiteUrlError(`expected SITE_URL to be like https://example.org, got "${given}"`);
  const base = basePath();
  const site = given.replace(/\/+$/, "");
  return `${base && site.endsWith(base) ? site.slice(0, -base.length) : site}${href(path)}`;
}

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
