import { articleFile } from "./article-file.ts";
import { claimsFile } from "./claims-file.ts";
import { namesFile } from "./names-file.ts";
import type { Starter } from "./starter.ts";
import { textFile } from "./text-file.ts";
import { valuesFile } from "./values-file.ts";

/** The files of a new article, by their names in its folder. */
export function filesOf(starter: Starter): Record<string, string> {
  return {
    "article.mdx": textFile(starter),
    "article.ts": articleFile(starter),
    "claims.ts": claimsFile(starter),
    "values.ts": valuesFile(starter),
    "names.ts": namesFile(starter),
  };
}
