import { addressOf } from "../../../address/articles.ts";
import { absolute } from "../../../address/site-url.ts";
import { Command } from "../common/command.tsx";
import { namable } from "../common/element.ts";
import { bibtexOf } from "./bibtex.ts";

/** How to cite an article about its run. */
export const cite = namable({}, (_, { article: { slug, title, run } }) => (
  <Command name="BibTeX">
    <code>{bibtexOf(run, { slug, title, url: absolute(addressOf(slug)) })}</code>
  </Command>
));
