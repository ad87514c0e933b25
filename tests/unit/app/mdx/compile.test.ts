import { describe, expect, it } from "vitest";
import { ArticleError, compileArticle } from "../../../../app/mdx/compile.ts";

const FRONT = '---\ntitle: "A title of 2026"\n---\n';

async function refusal(source: string): Promise<string> {
  const thrown: unknown = await compileArticle(source).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ArticleError);
  return (thrown as ArticleError).message;
}

describe("a digit that was typed into the prose", () => {
  it("is refused with its line and column in the file", async () => {
    expect(await refusal("Some text.\n\nIt took 1.86 s.\n")).toMatch(
      /^content\/article\.mdx:3:9: .*<Value of="…"\/>.*came "1\.86"/,
    );
    expect(await refusal(`${FRONT}\nfirst line\nand 40 more\n`)).toMatch(/^content\/article\.mdx:6:5: .*came "40"/);
  });

  it("is refused in headings, lists, tables and inside components", async () => {
    for (const source of [
      "# Part 2",
      "- item 7",
      "| a |\n| - |\n| 9 |",
      "<b>3</b>",
      '<Claim that={lawIs("a.b", "flat")}>5 times</Claim>',
    ])
      expect(await refusal(source)).toMatch(/was|came|expected a number/);
  });

  it("may stand in code, links, attributes and where it is marked as not coming from a run", async () => {
    const source = [
      FRONT,
      "Call `n2` or [version 3](https://example.org/3).",
      "```\nx = 1\n```",
      '<Fixed why="the default of the library">40</Fixed> threads',
      '<Sweep number={2} endpoint="sync-cpubound" title="t" />',
    ].join("\n\n");
    await expect(compileArticle(source)).resolves.toBeTypeOf("function");
  });
});

it("says where a syntax error is", async () => {
  expect(await refusal(`${FRONT}\ntext\n\n<Sweep number={2\n`)).toMatch(/^content\/article\.mdx:\d+:\d+: /);
});
