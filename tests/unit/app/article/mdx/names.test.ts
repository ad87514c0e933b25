import { describe, expect, it } from "vitest";
import { ArticleError, compileArticle } from "../../../../../app/article/mdx/compile.ts";

async function refusal(source: string): Promise<string> {
  const thrown: unknown = await compileArticle(source).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ArticleError);
  const { message } = thrown as ArticleError;
  expect(message).not.toContain("\n");
  return message;
}

/** Some text with a line above it, so that both line and column have to be right. */
const below = (line: string) => `---\ntitle: "t"\n---\n\n# text\n${line}\n`;
const at = (column: number) => `content/articles/fastapi-flask/article.mdx:6:${column}: `;

const CLAIM = 'a <Claim that={lawIs("sync-cpubound.fastapianalytics", "serial")} fails="no">yes</Claim> b';

it("takes names that there are", async () => {
  const source = [
    CLAIM,
    '<Value of="total.sync-cpubound?work=python.fastapianalytics.most"/> <Value of="cores"/>',
    '<Value of="total.sync-cpubound.flask1xanalytics.5"/> <Value of="threads.flaskdev.load"/>',
    '<Sweeps id="a" endpoints={["async-iobound", "sync-iobound"]} title="t" />',
    '<Claim that={processesAreAsDeclared("uvicornworkers", "gunicornworkers")}>a</Claim>',
    '<Claim that={noDifference("sync-cpubound.flask1xanalytics", "sync-cpubound.flask2xanalytics", 1 / 20)}>a</Claim>',
    '<Claim that={servesAtOnce("sync-iobound.flask1xanalytics", "workers")} fails={<>b <Value of="cores"/></>}>a</Claim>',
  ].join("\n\n");
  await expect(compileArticle(source)).resolves.toMatchObject({ Text: expect.any(Function) });
});

describe("is refused in one line, with file, line and column:", () => {
  it.each([
    ["an unknown component", "so <Vaule of='cores'/>", 4, /<Vaule>: expected a component among Activity.*got "Vaule"/],
    ["one that has parts", "so <Value.Of x='1'/>", 4, /got "Value\.Of"/],
    ["one inside an expression", "so {<Vaule/>}", 5, /<Vaule>: expected a component/],
    ["a value without a name", "so <Value/>", 4, /expected of="…"/],
    ["an unknown value", 'so <Value of="totl.x"/>', 11, /<Value>: expected a value among cores.*got "totl"/],
    ["a value that only objects have", 'so <Value of="constructor"/>', 11, /got "constructor"/],
    ["a value of no target", 'so <Value of="workers.djangoanalytics"/>', 11, /expected a target or.*"djangoanalytics"/],
    ["a value of no endpoint", 'so <Value of="total.sync-cpu.flask1xanalytics.5"/>', 11, /got "sync-cpu"/],
    ["a level that is none", 'so <Value of="total.sync-cpubound.flask1xanalytics.x"/>', 11, /got "x"/],
    ["a value inside an expression", 'a {<Value of="totl"/>}', 11, /got "totl"/],
    ["a figure of no endpoint", '<Sweep id="a" endpoint="sync-io" title="t" />', 15, /<Sweep>: .*got "sync-io"/],
    ["one among several", '<Sweeps id="a" endpoints={["sync-io"]} title="t" />', 28, /got "sync-io"/],
    ["a figure of no target", '<SweepsOfTarget id="a" target="django" />', 24, /expected a target among .*"django"/],
    ["a claim without a test", "so <Claim>yes</Claim>", 4, /expected that=\{…\} with a test among .*fasterThan/],
    ["a claim whose test is text", 'so <Claim that="lawIs">yes</Claim>', 11, /expected that=\{…\} with a test/],
    ["a claim that names its test only", "so <Claim that={lawIs}>yes</Claim>", 11, /expected that=\{…\}/],
    ["an unknown test", 'so <Claim that={lawWas("a.b", "flat")}>yes</Claim>', 17, /expected a test among.*"lawWas"/],
    [
      "too little for a test",
      'so <Claim that={lawIs("sync-cpubound.flask1xanalytics")}>a</Claim>',
      17,
      /given 2.*got 1/,
    ],
    ["an unknown law", 'so <Claim that={lawIs("sync-cpubound.flask1xanalytics", "flatt")}>a</Claim>', 17, /"flatt"/],
    ["a sweep of no endpoint", 'so <Claim that={lawIs("cpu.flask1xanalytics", "flat")}>a</Claim>', 17, /got "cpu"/],
    ["a sweep of no target", 'so <Claim that={lawIs("sync-cpubound.django", "flat")}>a</Claim>', 17, /got "django"/],
    ["a service that is none", 'so <Claim that={processCountIs("django", 1)}>a</Claim>', 17, /got "django"/],
    ["a name that stands for nothing", "so {seconds} pass", 5, /expected a test among.*"seconds"/],
    ["a tag left open", "so <Value of='cores'>", 4, /closing tag/i],
    ["an expression left open", "so {lawIs(", 11, /expression/i],
    ["an attribute without a value", "so <Value of=/>", 14, /value/i],
  ])("%s", async (_, line, column, message) => {
    const said = await refusal(below(line));
    expect(said).toMatch(message);
    expect(said.slice(0, said.indexOf(": ") + 2)).toBe(at(column));
  });

  it("an import", async () => {
    expect(await refusal('---\ntitle: t\n---\n\nimport fs from "node:fs"\n')).toMatch(
      /^content\/articles\/fastapi-flask\/article\.mdx:5:1: expected prose/,
    );
  });

  it("front matter that is none", async () => {
    expect(await refusal('---\nrun: a\ntitle: "a\n---\n\ntext\n')).toMatch(
      /^content\/articles\/fastapi-flask\/article\.mdx:\d+:\d+: /,
    );
  });
});
