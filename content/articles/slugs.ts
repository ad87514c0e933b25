import { articleSlug } from "../run/parts/units.ts";
import { ArticleRecordError } from "./load.ts";

/** What a folder of articles has in it; entries as Node lists them. */
interface Entry {
  name: string;
  isDirectory(): boolean;
}

/**
 * The names of the articles in a folder, in the order of the alphabet: an article is a folder, and files are none.
 *
 * @param folder the folder's name, for the message
 * @throws ArticleRecordError for a folder whose name cannot be part of an address
 */
export function slugsIn(entries: readonly Entry[], folder: string): string[] {
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const wrong = names.find((name) => !articleSlug.safeParse(name).success);
  if (wrong === undefined) return names.toSorted();
  throw new ArticleRecordError(`${folder}: expected folders named like my-article, got ${JSON.stringify(wrong)}`);
}
