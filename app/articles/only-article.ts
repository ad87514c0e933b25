import { copyFile } from "node:fs/promises";
import path from "node:path";
import { addressOf, addressOfClaims, addressOfPicture } from "../address/articles.ts";
import { onlyArticle } from "../library/articles.ts";

/** Whether an export is under way, in which what the root shows of the only article is left to {@link copyOnlyArticle}. */
export function isCopied(): boolean {
  return process.env.BENCHBOOK_EXPORT !== undefined;
}

/**
 * Gives the only article of a finished site the root's addresses too, where nothing was drawn; where there are several, the
 * root is theirs.
 *
 * @param site the folder of the site
 */
export async function copyOnlyArticle(site: string): Promise<void> {
  const only = await onlyArticle();
  if (!only) return;
  const copy = (from: string, to: string) => copyFile(path.join(site, from), path.join(site, to));
  await copy(`${addressOf(only.slug)}index.html`, "index.html");
  await copy(`${addressOfClaims(only.slug)}index.html`, "claims/index.html");
  await copy(addressOfPicture(only.slug), "og.png");
}
