import { expect, it } from "vitest";
import { ArticleError } from "../../../../../app/article/mdx/compile.ts";
import { atPlace } from "../../../../../app/article/mdx/placed.ts";
import { plainArticle } from "../../../../../app/article/mdx/plain.ts";
import { articleText } from "../../../../fixture/article-text.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

it("names the place of a component that fails while it is shown", async () => {
  const source = 'text\n\nso <Value of="repetitions"/>\n';
  const run = Object.defineProperty({ ...(await fixtureRun()) }, "plan", {
    get: () => {
      throw new Error("no plan");
    },
  });
  const thrown: unknown = await plainArticle(articleText(source, {}), run).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ArticleError);
  expect((thrown as ArticleError).message).toBe("content/articles/fastapi-flask/article.mdx:3:4: <Value>: no plan");
});

it("does so for one that fails later, and gives it all but its place", async () => {
  const later = atPlace("Late", async (props: { of: string }) => {
    throw new Error(JSON.stringify(props));
  });
  await expect(later({ of: "a", place: "content/articles/fastapi-flask/article.mdx:3:7" })).rejects.toThrow(
    new ArticleError('content/articles/fastapi-flask/article.mdx:3:7: <Late>: {"of":"a"}'),
  );
});
