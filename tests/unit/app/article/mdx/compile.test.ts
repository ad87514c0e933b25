import { describe, expect, it } from "vitest";
import { compileArticle } from "../../../../../app/article/mdx/compile.ts";
import { articleText, readFastapiFlask } from "../../../../fixture/articles/article-text.ts";
import { below, refusal } from "./refusal.fixture.ts";

const FIGURE = '<Sweep id="a" endpoint="sync-cpubound" title="t" />';
const WANTED =
  'expected a number to be looked up with <Value of="…"/> or marked with <Fixed why="…">, as are versions and dates, got ';

describe("a number that was typed is refused with line and column, be it in", () => {
  it.each<[where: string, line: string, column: number, number: string, at?: number]>([
    ["a paragraph", "It took 1.86 s.", 9, "1.86"],
    ["a heading", "## Part 2", 9, "2"],
    ["emphasis", "so **4** of", 6, "4"],
    ["text that is struck out", "so ~~4~~ of", 6, "4"],
    ["a list", "- item 7", 8, "7"],
    ["a list of tasks", "- [ ] item 7", 12, "7"],
    ["a quotation", "> so 7 of", 6, "7"],
    ["a footnote", "so[^n]\n\n[^n]: of 7", 10, "7", 8],
    ["an element of HTML", "so <b>3</b>", 7, "3"],
    ["a component", "so <Note>of 3</Note>", 13, "3"],
    ["a link", "so [version 3](https://example.org)", 13, "3"],
    ["a link by reference", "so [3][a]\n\n[a]: https://example.org", 5, "3"],
    ["an address that is shown", "so https://example.org/3 of", 24, "3"],
    ["a link's title", 'so [of](https://example.org "at 3")', 33, "3"],
    ["the title of a definition", '[a]: https://example.org "at 3"', 30, "3"],
    ["a picture's alternative text", "so ![of 3](article.png)", 9, "3"],
    ["that of a picture by reference", "so ![of 3][a]\n\n[a]: article.png", 9, "3"],
    ["a picture's title", 'so ![of](article.png "at 3")', 26, "3"],
    ["that of an img", 'so <img src="article.png" alt="of 3" />', 35, "3"],
    ["what is read out", 'so <b aria-label="of 3">a</b>', 22, "3"],
    ["a title of HTML", 'so <abbr title="of 3">a</abbr>', 20, "3"],
    ["a figure's title", '<Sweep id="a" endpoint="sync-cpubound" title="All 5" />', 51, "5"],
    ["a fraction", "so ½ of", 4, "½"],
    ["full-width digits", "so １０ of", 4, "１０"],
    ["Arabic digits", "so ٣ of", 4, "٣"],
    ["Devanagari digits", "so ३ of", 4, "३"],
    ["Roman numerals", "so Ⅻ of", 4, "Ⅻ"],
    ["Roman numerals of letters", "so I am XIV of", 9, "XIV"],
    ["Roman numerals of a year", "so in MMXXVI of", 7, "MMXXVI"],
    ["Roman numerals of other letters", "so LXXX of", 4, "LXXX"],
    ["Chinese numerals", "so 三菱 of 十二 of", 10, "十二"],
    ["Chinese numerals as on cheques", "so 贰拾 of", 4, "贰拾"],
    ["superscripts", "so x² of", 5, "²"],
    ["circled digits", "so ③ of", 4, "③"],
    ["mathematical digits", "so 𝟙 of", 4, "𝟙"],
    ["a telegraph symbol", "so ㏠ of", 4, "㏠"],
    ["a keycap", "so 🔟 of", 4, "🔟"],
    ["the face of a clock", "so 🕐 of", 4, "🕐"],
    ["a die", "so ⚂ of", 4, "⚂"],
    ["the day of a calendar", "so 📅 of", 4, "📅"],
    ["a medal", "so 🥉 of", 4, "🥉"],
    ["a sign with a number on it", "so 🔞 of", 4, "🔞"],
    ["a reference to a character", "so caf&eacute; &#49; of", 16, "1"],
    ["a reference to a fraction", "so &frac12; of", 4, "½"],
    ["code that is only a number", "so `40` of", 5, "40"],
    ["code that is a measurement", "so `1.86 s` of", 5, "1.86"],
    ["code that is prose", "so `took 1.86s of it` of", 10, "1.86s"],
    ["code that is a fraction", "so `½` of", 5, "½"],
    ["code that is a Roman numeral", "so `Ⅻ` of", 5, "Ⅻ"],
    ["code that is a power of ten", "so `1e3` of", 5, "1e3"],
    ["code that is a rate", "so `10kB/s` of", 5, "10kB/s"],
    ["code that is a rate in words", "so `10requests/s` of", 5, "10requests/s"],
    ["code that is a time in parts", "so `2m30s` of", 5, "2m30s"],
    ["code that is a price", "so `€5` of", 5, "€5"],
    ["code that is a change", "so `5→7` of", 5, "5→7"],
    ["code that is a bound", "so `≤5` of", 5, "≤5"],
    ["code that is a share", "so `.5` of", 5, ".5"],
    ["code that is a factor", "so `5-fold` of", 5, "5-fold"],
    ["code in quotes", "so `“5”` of", 5, "“5”"],
    ["code in braces", "so `{5}` of", 5, "{5}"],
    ["code that is a choice", "so `5|6` of", 5, "5|6"],
    ["code that is a count of what is named at once", "so `40requests` of", 5, "40requests"],
    ["code that is a measurement in words", "so `40milliseconds` of", 5, "40milliseconds"],
    ["code that is a product", "so `4·10³` of", 5, "4·10³"],
    ["code that is a row of numbers", "so `fastapi,1.86,3` of", 5, "fastapi,1.86,3"],
    ["code that is JSON", 'so `{"p99":1.86}` of', 5, '{"p99":1.86}'],
    ["code with a character that is not seen", "so `5\u200b` of", 5, "5\u200b"],
    ["a block of code", "\n```\ntook 1.86 s\n```", 6, "1.86", 8],
  ])("%s", async (_, line, column, number, at = 6) => {
    expect(await refusal(below(line))).toBe(
      `content/articles/fastapi-flask/article.mdx:${at}:${column}: ${WANTED}"${number}"`,
    );
  });

  it("a table, in its head and its body", async () => {
    expect(await refusal("| a 1 |\n| - |\n| b |\n")).toBe(
      `content/articles/fastapi-flask/article.mdx:1:5: ${WANTED}"1"`,
    );
    expect(await refusal("| a |\n| - |\n| 9 |\n")).toBe(`content/articles/fastapi-flask/article.mdx:3:3: ${WANTED}"9"`);
  });

  it("the continued line of an item, which is indented", async () => {
    expect(await refusal("- item\n  and 40 more\n")).toBe(
      `content/articles/fastapi-flask/article.mdx:2:7: ${WANTED}"40"`,
    );
  });
});

describe("is taken as it is:", () => {
  it.each([
    ["a number in words", "two of three"],
    ["words of the letters of numerals", "I, mix, MIX, CLI, CD, DVD, MIDI, X-ray, XIIa, 三菱 and `VI`"],
    ["names with digits in code", "`flask1xanalytics`, `n2`, `pnpm@12.21.0` and `HTTP/1.1`"],
    [
      "names that begin with a digit in code",
      "`2xlarge`, `9f86d08`, `localhost:5000`, `f(a,1)`, `sort -k2,2`, `1.2.3-rc1` and `$1`",
    ],
    ["what a flag or a variable is set to", "`--port 4173`, `-n 5`, `x = 1` and `x=1`"],
    ["commands", "```sh\nnpx -y pnpm@12.21.0 report\n```"],
    ["code of a program", "```py\nx = 1\nrange(10)\n```"],
    ["addresses", "[the document](https://example.org/3) and <a href='https://example.org/4'>another</a>"],
    ["the address of a definition", "[the document][1]\n\n[1]: https://example.org/3"],
    ["a footnote's label", "so[^1]\n\n[^1]: of it"],
    ["a list that is numbered", "1. one\n2. two"],
    ["names in attributes", '<b id="x3" className="y4">a</b>\n\n<Sweep id="b1" endpoint="sync-cpubound" title="t" />'],
    ["values by their names", '<Value of="direct-flask-s-total"/>'],
    ["what is marked", '<Fixed why="version 3 of the library">40</Fixed> and <Fixed why="it">10 `5`</Fixed>'],
    ["comments", "so {/* 10 */} of"],
    ["comments on a line of their own", "{/* 10 */}\n\nso"],
    ["a picture beside the article", '![a figure](article.png) and <img src="article.png" alt="a figure" />'],
    ["elements of text", '<details><summary>more</summary>text</details>\n\n<sub lang="de">a</sub><br/>'],
    ["a flag", '<Activity id="a" endpoint="sync-cpubound" cold title="t" />'],
  ])("%s", async (_, text) => {
    await expect(compileArticle(articleText(`${text}\n`))).resolves.toHaveProperty("Text");
  });

  it("the article", async () => {
    await expect(compileArticle(await readFastapiFlask())).resolves.toHaveProperty("Text");
  });
});

const EXPRESSION = /^expected words and components, .*got an expression in \{…\}$/;

describe("is refused in one sentence, with line and column:", () => {
  it.each<[what: string, line: string, column: number, sentence: RegExp]>([
    ["a style as text", '<div style="color: red">a</div>', 6, /^<div>: expected an attribute among id, .*got "style"$/],
    ["a style as code", "<div style={{ width: 3 }}>a</div>", 6, /^<div>: expected an attribute among .*got "style"$/],
    ["what handles events", '<b onClick="a()">a</b>', 4, /^<b>: expected an attribute among .*got "onClick"$/],
    ["the same as browsers spell it", '<b onclick="a()">a</b>', 4, /got "onclick"$/],
    ["class, which React spells otherwise", '<b class="a">a</b>', 4, /className.*got "class"$/],
    ["markup as it is", '<b dangerouslySetInnerHTML={{ __html: "1" }} />', 4, /got "dangerouslySetInnerHTML"$/],
    ["an attribute that only objects have", '<b constructor="a">b</b>', 4, /^<b>: .*got "constructor"$/],
    ["another", '<b __proto__="a">b</b>', 4, /^<b>: .*got "__proto__"$/],
    ["what is inside, as an attribute", '<b children="10" />', 4, /got "children"$/],
    ["where a list begins, as an attribute", "<ol start={10}><li>a</li></ol>", 5, /got "start"$/],
    ["an attribute that a component lacks", '<See figure="a" number="3"/>', 17, /<See>: .* figure, got "number"$/],
    ["attributes that are spread", 'so <b {...{ title: "10" }}>a</b>', 7, /^<b>: expected attributes by their names/],
    ["an attribute of another namespace", '<b xlink:href="a">a</b>', 4, /^<b>: expected an attribute among/],
    ["an element that there is not", "so <blink>a</blink>", 4, /^<blink>: expected Markdown.*got "blink"$/],
    ["a script", "<script>a</script>", 1, /got "script"$/],
    ["a style sheet", "<style>a</style>", 1, /got "style"$/],
    ["a drawing", "<svg><text>a</text></svg>", 1, /got "svg"$/],
    ["something inside what has no inside", "so <br>a</br>", 4, /^<br>: expected nothing inside it/],
    ["a figure of no endpoint", '<Sweep id="a" title="t" />', 1, /^<Sweep>: expected endpoint="…".*got none$/],
    [
      "a name as code",
      '<Sweep id={"a"} endpoint="sync-cpubound" title="t" />',
      8,
      /expected id="…" with text in quotes/,
    ],
    ["endpoints as code", '<Sweeps id="a" endpoints={["sync-cpubound"]} title="t" />', 16, /endpoints="…".*got code/],
    ["a flag that is none", '<Activity id="a" endpoint="sync-cpubound" cold="no" title="t" />', 43, /cold alone/],
    ["services that are none", '<ProcessTrees of="all" />', 15, /among targets, models, got "all"$/],
    ["a mark without its reason", 'so <Fixed why="">40</Fixed>', 11, /^<Fixed>: expected why="…".*got nothing$/],
    ["no reason at all", "so <Fixed>40</Fixed>", 4, /^<Fixed>: expected why="…".*got none$/],
    [
      "a picture that is missing",
      "so ![a](gone.png)",
      4,
      /^expected a picture in content\/articles\/fastapi-flask\/ .*got "gone\.png"$/,
    ],
    ["one by reference", "so ![a][b]\n\n[b]: gone.png", 4, /got "gone\.png"$/],
    ["one as an element", 'so <img src="gone.png" alt="a" />', 4, /got "gone\.png"$/],
    ["one of another host", "so ![a](https://example.org/a.png)", 4, /^expected a picture in content\//],
    ["one of another folder", "so ![a](../package.json)", 4, /^expected a picture in content\//],
    ["a picture without alternative text", 'so <img src="article.png" />', 4, /^<img>: expected alt="…"/],
    ["a file outside of the project", '<Excerpt file="/etc/hosts" of="a" />', 1, /expected a file of the project/],
    ["an excerpt of nothing by name", '<Excerpt file="targets/flask/app.py" of="((" />', 1, /expected \(\( in targets/],
    ["a link that runs something", "so [a](javascript:a)", 4, /^expected an address of the web/],
    ["the same as an element", 'so <a href="javascript:a">a</a>', 7, /^<a>: expected an address of the web/],
    [
      "one whose scheme has a tab in it",
      'so <a href="java&#9;script:a">a</a>',
      7,
      /^<a>: expected an address of the web/,
    ],
    [
      "one behind a control character",
      'so <a href="&#1;javascript:a">a</a>',
      7,
      /^<a>: expected an address of the web/,
    ],
    ["one that holds what it shows", 'so <a href="data:text/html,a">a</a>', 7, /^<a>: expected an address of the web/],
    ["a list that begins elsewhere", "\n10. one", 1, /^expected a list that counts from 1, got one from 10/],
    ["a number in braces", "so {10} of", 4, EXPRESSION],
    ["the same on a line of its own", "\n{10}", 1, EXPRESSION],
    ["text in braces", 'so {"of 10"} of', 4, EXPRESSION],
    ["a template in braces", "so {`${10}`} of", 4, EXPRESSION],
    ["elements in braces", "so {<b>10</b>} of", 4, EXPRESSION],
    ["a comment with more than that", "so {10 /* ten */} of", 4, EXPRESSION],
    ["code that computes", 'so {"ab".length} of', 4, EXPRESSION],
    [
      "text of an attribute as code",
      'so <b title={"10"}>a</b>',
      7,
      /^<b>: expected title="…" with text in quotes, got code/,
    ],
    ["an expression that is none", "so {1 +} of", 8, /./],
    ["an element that is not closed", "so <b>a", 4, /^Expected a closing tag for `<b>` before/],
    ["one around what follows", "\n<b>\n\nso", 1, /^Expected a closing tag for `<b>`$/],
    ["a comment of HTML", "so <!-- a --> of", 5, /./],
    ["an attribute without quotes", "so <b id=a>b</b>", 10, /./],
  ])("%s", async (_, line, column, sentence) => {
    const said = await refusal(below(line));
    const [, where, reason = ""] = /^content\/articles\/fastapi-flask\/article\.mdx:\d+:(\d+): (.*)$/.exec(said) ?? [];
    expect(reason).toMatch(sentence);
    expect(Number(where)).toBe(column);
  });

  it("a figure without a name of its own, and a reference to none", async () => {
    expect(await refusal(`${FIGURE}\n\n${FIGURE}\n`)).toMatch(
      /^content\/articles\/fastapi-flask\/article\.mdx:3:1: .*no other figure has, got "a"/,
    );
    expect(await refusal(`${FIGURE}\n\nsee <See figure="b"/>\n`)).toMatch(
      /^content\/articles\/fastapi-flask\/article\.mdx:3:5: .*one of a, got "b"/,
    );
  });

  it("front matter, with where that has gone", async () => {
    expect(await refusal('---\ntitle: "a"\n---\n\ntext\n')).toBe(
      "content/articles/fastapi-flask/article.mdx:1:1: expected prose, got front matter: title and run are in article.ts beside it",
    );
  });
});
