import { expect, it } from "vitest";
import { ArticleError } from "../../../../../app/article/mdx/compile.ts";
import { atPlace } from "../../../../../app/article/mdx/error-places.ts";
import { articleText } from "../../../../fixture/articles/article-text.ts";
import { plainArticle } from "../../../../fixture/articles/plain-article.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("names the place of a component that fails while it is shown", async () => {
  const broken = () => {
    throw new Error("no such number");
  };
  const text = articleText('text\n\nso <Value of="broken"/>\n', { values: { broken } });
  const thrown: unknown = await plainArticle(text, await fixtureRun()).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ArticleError);
  expect((thrown as ArticleError).message).toBe(
    "content/articles/fastapi-flask/article.mdx:3:4: <Value>: no such number",
  );
});

it("does so for one that fails later, and gives it all but its place", async () => {
  const later = atPlace("Late", async (props: { of: string }) => {
    throw new Error(JSON.stringify(props));
  });
  await expect(later({ of: "a", place: "content/articles/fastapi-flask/article.mdx:3:7" })).rejects.toThrow(
    new ArticleError('content/articles/fastapi-flask/article.mdx:3:7: <Late>: {"of":"a"}'),
  );
});
