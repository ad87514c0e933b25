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

  it("is refused in the attributes that are read, such as what a claim says when it fails", async () => {
    for (const source of [
      '<Sweep id="a" endpoint="sync-cpubound" title="All 5 of them" />',
      'a <Claim that={lawIs("a.b", "flat")} fails="It took 2 s.">b</Claim>',
    ])
      expect(await refusal(source)).toMatch(/^content\/article\.mdx:1:\d+: .*came "[25]"/);
  });

  it("may stand in code, links, attributes and where it is marked as not coming from a run", async () => {
    const source = [
      FRONT,
      "Call `n2` or [version 3](https://example.org/3).",
      "```\nx = 1\n```",
      '<Fixed why="the default of the library">40</Fixed> threads',
      '<Sweep id="b1" endpoint="sync-cpubound" title="t" />',
    ].join("\n\n");
    await expect(compileArticle(source)).resolves.toHaveProperty("Text");
  });
});

it("refuses a figure without a name of its own, and a reference to none, with line and column", async () => {
  const figure = '<Sweep id="a" endpoint="sync-cpubound" title="t" />';
  expect(await refusal('text\n\n<Sweep endpoint="sync-cpubound" title="t" />\n')).toMatch(
    /^content\/article\.mdx:3:1: .*an id/,
  );
  expect(await refusal(`${figure}\n\n${figure}\n`)).toMatch(
    /^content\/article\.mdx:3:1: .*no other figure has, came "a"/,
  );
  expect(await refusal(`${figure}\n\nsee <See figure="b"/>\n`)).toMatch(
    /^content\/article\.mdx:3:5: .*one of a, came "b"/,
  );
});

it("says where a syntax error is", async () => {
  expect(await refusal(`${FRONT}\ntext\n\n<Sweep id={2\n`)).toMatch(/^content\/article\.mdx:\d+:\d+: /);
});
