import { addressOf } from "../../address/articles.ts";
import { absolute } from "../../address/site-url.ts";
import type { StoredArticle } from "../../library/articles.ts";
import { bibtexOf } from "./bibtex.ts";
import { Command } from "./command.tsx";

/** How to cite an article about its run. */
export function Cite({ article: { slug, title, run } }: { article: StoredArticle }) {
  return (
    <Command name="BibTeX">
      <code>{bibtexOf(run, { slug, title, url: absolute(addressOf(slug)) })}</code>
    </Command>
  );
}
