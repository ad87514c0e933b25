import { describe, expect, it } from "vitest";
import { compileArticle } from "../../../../../app/article/mdx/compile.ts";
import { articleText } from "../../../../fixture/articles/article-text.ts";
import { below, refusal } from "./refusal.fixture.ts";

const at = (column: number) => `content/articles/fastapi-flask/article.mdx:6:${column}: `;

it("takes names that there are", async () => {
  const source = [
    'a <Claim id="blocking-is-serial"/> b <Claim id="uvicorn-reload uvicorn-single"/>',
    '<Claim list id="flask-s-waits-at-once flask-l-waits-at-once" />',
    'so <Value of="direct-python-total"/> and <Value of="target-cores"/>',
    '<Sweeps id="a" endpoints="async-iobound sync-iobound" title="t" />',
  ].join("\n\n");
  await expect(compileArticle(articleText(source))).resolves.toMatchObject({ Text: expect.any(Function) });
});

describe("is refused in one line, with file, line and column:", () => {
  it.each([
    [
      "an unknown component",
      "so <Vaule of='target-cores'/>",
      4,
      /<Vaule>: expected a component among Activity.*got "Vaule"/,
    ],
    ["one that has parts", "so <Value.Of x='1'/>", 4, /got "Value\.Of"/],
    ["a value without a name", "so <Value/>", 4, /expected of="…"/],
    ["an unknown value", 'so <Value of="totl"/>', 11, /<Value>: expected a value among fastapi-workers.*got "totl"$/],
    ["a value that only objects have", 'so <Value of="constructor"/>', 11, /got "constructor"/],
    ["a value inside an expression", 'a {<Value of="target-cores"/>}', 3, /got an expression in \{…\}$/],
    ["a figure of no endpoint", '<Sweep id="a" endpoint="sync-io" title="t" />', 15, /<Sweep>: .*got "sync-io"/],
    ["an endpoint among several", '<Sweeps id="a" endpoints="async-iobound sync-io" title="t" />', 16, /got "sync-io"/],
    ["a figure of no target", '<SweepsOfTarget id="a" target="django" />', 24, /expected a target among .*"django"/],
    ["a claim without an id", "so <Claim/>", 4, /^.*<Claim>: expected id="…" with text in quotes, got none$/],
    ["a claim of no name", 'so <Claim id=" "/>', 11, /<Claim>: expected id="…" with text in quotes, got nothing$/],
    ["a claim that there is not", 'so <Claim id="flask-wins"/>', 11, /expected a claim among fastapi.*"flask-wins"$/],
    ["one among several", 'so <Claim id="blocking-is-serial flask"/>', 11, /expected a claim among .*got "flask"$/],
    ["a claim that only objects have", 'so <Claim id="constructor"/>', 11, /got "constructor"$/],
    ["a claim as code", "so <Claim id={blocking}/>", 11, /expected id="…" with text in quotes, got code in \{…\}$/],
    ["a claim with its words", 'so <Claim id="blocking-is-serial">yes</Claim>', 4, /expected nothing inside it/],
    ["a test in the text", "so <Claim id='blocking-is-serial' that={a()}/>", 35, /among id, list, got "that"$/],
    ["a tag left open", "so <Value of='target-cores'>", 4, /closing tag/i],
    ["an expression left open", "so {seconds(", 13, /expression/i],
    ["an attribute without a value", "so <Value of=/>", 14, /value/i],
  ])("%s", async (_, line, column, message) => {
    const said = await refusal(below(line));
    expect(said).toMatch(message);
    expect(said.slice(0, said.indexOf(": ") + 2)).toBe(at(column));
  });

  it("an import", async () => {
    expect(await refusal('text\n\nimport fs from "node:fs"\n')).toMatch(
      /^content\/articles\/fastapi-flask\/article\.mdx:3:1: expected prose/,
    );
  });
});
