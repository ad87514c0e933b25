import type { Metadata } from "next";
import { href } from "./address/href.ts";
import { slugs } from "./library/articles.ts";

/** The page's title. */
export const metadata: Metadata = { title: "No such page", robots: { index: false } };

/** What a reader sees who asks for a page that is not there. */
export default async function NotFound() {
  const articles = (await slugs()).length === 1 ? "the article" : "the articles";
  return (
    <article>
      <h1>There is no such page</h1>
      <p>
        It may have belonged to a run that is no longer stored. See <a href={href("/")}>{articles}</a>,{" "}
        <a href={href("/claims/")}>all claims</a> or <a href={href("/runs/")}>all stored runs</a>.
      </p>
    </article>
  );
}
