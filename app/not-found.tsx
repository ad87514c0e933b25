import type { Metadata } from "next";
import { href } from "./address/href.ts";

/** The page's title. */
export const metadata: Metadata = { title: "No such page", robots: { index: false } };

/** What a reader sees who asks for a page that is not there. */
export default function NotFound() {
  return (
    <article>
      <h1>There is no such page</h1>
      <p>
        It may have belonged to a run that is no longer stored. What there is: <a href={href("/")}>what was written</a>,{" "}
        <a href={href("/claims/")}>its claims</a> and <a href={href("/runs/")}>every stored run</a>.
      </p>
    </article>
  );
}
