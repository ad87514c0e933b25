import { href } from "./href.ts";

/** What a reader sees who asks for a page that is not there. */
export default function NotFound() {
  return (
    <article>
      <h1>There is no such page</h1>
      <p>
        <a href={href("/")}>The article</a> and <a href={href("/runs/")}>the runs</a> are here.
      </p>
    </article>
  );
}
