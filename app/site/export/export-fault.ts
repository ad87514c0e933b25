import { stripVTControlCharacters } from "node:util";

/** A download of an article, with its description. */
const OF_ARTICLE = /[^\s:]+\/article\.(?:mdx|ts):.*/;

/**
 * Why an export failed, in one sentence: what an article says of itself with its place, or else the page and the first
 * line of its error.
 *
 * @param said what Next printed on its standard error
 */
export function exportFault(said: string): string {
  const lines = stripVTControlCharacters(said).split("\n");
  const [ofArticle] = lines.flatMap((line) => OF_ARTICLE.exec(line)?.[0] ?? []);
  if (ofArticle) return ofArticle.trim();
  const at = lines.findIndex((line) => line.startsWith("Error occurred prerendering page"));
  const page = /"(.*?)"/.exec(lines[at] ?? "")?.[1];
  const error = lines.slice(at + 1).find((line) => /^\s*\S*Error\b.*: /.test(line));
  const reason = (error ?? lines.find((line) => line.trim() !== "") ?? "no reason was given").trim();
  return page === undefined ? `expected Next to export the site, got ${reason}` : `page ${page}: ${reason}`;
}
