import { UserError } from "../errors/user-error.ts";
import { basePath } from "./base-path.ts";
import { href } from "./href.ts";

/** SITE_URL cannot be used; the message says what it has to be. */
export class SiteUrlError extends UserError {
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
  const site = URL.parse(given);
  if (!site || !/^https?:$/.test(site.protocol) || site.username || site.search || site.hash)
    throw new SiteUrlError(`expected SITE_URL to be like https://example.org, got "${given}"`);
  const base = basePath();
  const folder = site.pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
  return `${site.origin}${folder.endsWith(base) ? folder.slice(0, folder.length - base.length) : folder}${href(path)}`;
}
