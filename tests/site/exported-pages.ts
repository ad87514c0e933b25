import { globSync } from "node:fs";

/** Every page of an exported site by its path within it: "" is the article; and one that is not there. */
export function pagesOf(folder: string): string[] {
  const pages = globSync("**/index.html", { cwd: folder }).map((file) => file.slice(0, -"index.html".length));
  return [...pages.filter((page) => !/^(?:404|_not-found)\//.test(page)).toSorted(), "nowhere/"];
}

/** Every page once: the only article and its claims are also what the site shows at its root. */
export function distinctPagesOf(folder: string): string[] {
  const pages = pagesOf(folder);
  const articles = pages.filter((page) => /^articles\//.test(page));
  return articles.length === 2 ? pages.filter((page) => !articles.includes(page)) : pages;
}

/** One page of each kind, for what is the same on all of a kind, as the pages of runs and of pairs are: the fullest. */
export function pageKindsOf(folder: string): string[] {
  const pages = distinctPagesOf(folder);
  const kinds = [/^runs\/./, /^compare\/./].map((kind) => pages.filter((page) => kind.test(page)));
  return pages.filter((page) => kinds.every((kind) => !kind.includes(page) || page === kind.at(-1)));
}
