import { expect, it } from "vitest";
import { baselineFor } from "../../../../app/library/baseline-for.ts";
import { baseline } from "../../../../content/articles/fastapi-flask/baseline.ts";

const another = { ...baseline };

it("is that of an article about the run, else the first that there is", () => {
  const articles = [
    { runId: "a", baseline: null },
    { runId: "b", baseline },
    { runId: "c", baseline: another },
  ];
  expect(baselineFor("c", articles)).toBe(another);
  expect(baselineFor("a", articles)).toBe(baseline);
  expect(baselineFor("a", articles.slice(0, 1))).toBeNull();
});
