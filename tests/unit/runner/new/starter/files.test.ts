import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { wordingFault } from "../../../../../app/article/mdx/check/wording.ts";
import { compileArticle } from "../../../../../app/article/mdx/compile.ts";
import { loadArticle } from "../../../../../content/articles/load.ts";
import { overrideFile } from "../../../../../runner/new/draft/override-file.ts";
import { filesOf } from "../../../../../runner/new/starter/files.ts";
import { starterFor } from "../../../../../runner/new/starter/starter.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { TARGETS } from "../drafts.ts";

/**
 * Writes an article about so many services into a folder of articles.
 *
 * @param content where the article's imports lead to `content/`; the way to it from the folder, unless given
 */
async function written(
  count: number,
  content?: string,
  targets = TARGETS.slice(0, count),
): Promise<{ folder: string; slug: string; files: Record<string, string> }> {
  const folder = await scratchFolder();
  const slug = "starter";
  const home = path.join(folder, slug);
  const files = filesOf(
    starterFor(targets, {
      content: content ?? path.relative(home, path.resolve("content")),
      file: "../shop.yml",
      overrides: ["over.yml"],
    }),
  );
  files["over.yml"] = overrideFile(targets, "../shop.yml") ?? "";
  await mkdir(home);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(home, name), text);
  return { folder, slug, files };
}

it.each([
  ["Web {beta} <dev> & *co*", "a_b_c [x] `y` ~~z~~"],
  ["aiohttp", "2048 game"],
])("have a text and claims whatever the services are called: %s, %s", async (...labels) => {
  const called = TARGETS.map((one, place) => ({
    ...one,
    label: labels[place] ?? "",
  }));
  const { folder, slug, files } = await written(2, undefined, called);
  const article = await loadArticle({ url: pathToFileURL(folder), name: "articles" }, slug);
  const { contents } = await compileArticle({ ...article, file: "article.mdx", source: files["article.mdx"] ?? "" });
  expect(wordingFault(article.claims)).toBeUndefined();
  expect(contents.map(({ title }) => title)).toContain("What is measured");
});

describe.each([1, 2])("the files of a new article about %i of two services", (count) => {
  it("are loaded as an article, whose words have no typed numbers", async () => {
    const { folder, slug } = await written(count);
    const article = await loadArticle({ url: pathToFileURL(folder), name: "articles" }, slug);
    expect(wordingFault(article.claims)).toBeUndefined();
    expect(`${article.title} ${article.description}`).not.toMatch(/\d/);
    expect(article.measures).toMatchObject({
      ...{ file: "../shop.yml", overrides: ["over.yml"] },
      targets: TARGETS.slice(0, count).map(({ name }) => name),
      endpoints: ["root", "api-v1-items"],
      steady: { endpoints: ["health-check"] },
    });
  });

  it("say every claim and every number in the text", async () => {
    const { folder, slug, files } = await written(count);
    const { claims, values } = await loadArticle({ url: pathToFileURL(folder), name: "articles" }, slug);
    const text = files["article.mdx"] ?? "";
    const named = [...text.matchAll(/<Claim (?:list )?id="([^"]*)"/g)].flatMap(([, ids = ""]) => ids.split(" "));
    expect(named.toSorted()).toEqual(Object.keys(claims).toSorted());
    const valued = [...text.matchAll(/<Value of="([^"]*)"/g)].map(([, id]) => id);
    expect([...new Set(valued)].toSorted()).toEqual(Object.keys(values).toSorted());
  });

  it("have a text that can be published: every name in it is one, and no number is typed", async () => {
    const { folder, slug, files } = await written(count);
    const article = await loadArticle({ url: pathToFileURL(folder), name: "articles" }, slug);
    const { contents } = await compileArticle({ ...article, file: "article.mdx", source: files["article.mdx"] ?? "" });
    expect(files["article.mdx"]).toContain(count > 1 ? "The services may use the same" : "The service may use <");
    const titles = contents.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["Requests to /api/v1/items/", "Requests to /health-check"]));
  });
});

describe("an article whose services are all", () => {
  it.each([
    ["too fast for bursts", "steady load", [[], ["health-check"]], "How many requests a second Web and Api two answer"],
    ["slow enough for bursts", "bursts", [["root"], undefined], "What Web and Api two do when"],
  ] as const)("%s has nothing of the other kind", async (_, by, [endpoints, steady], says) => {
    const only = TARGETS.map((one) => ({ ...one, endpoints: one.endpoints.filter((found) => found.by === by) }));
    const { folder, slug, files } = await written(
      2,
      undefined,
      only.map((one) => ({ ...one, endpoints: one.endpoints.slice(0, 1) })),
    );
    const article = await loadArticle({ url: pathToFileURL(folder), name: "articles" }, slug);
    expect(article.measures.endpoints).toEqual(endpoints);
    expect(article.measures.steady?.endpoints).toEqual(steady);
    expect(article.description).toContain(says);
    const source = files["article.mdx"] ?? "";
    await compileArticle({ ...article, file: "article.mdx", source });
    expect(/burst/.test(source)).toBe(by === "bursts");
    expect(/[Ss]teady/.test(source)).toBe(by === "steady load");
  });
});

it("are laid out as the linter wants them", async () => {
  // As in a checkout: lines are as long as the way to what they import.
  const fast = TARGETS.map((one) => ({ ...one, endpoints: one.endpoints.slice(-1) }));
  const articles = await Promise.all([written(1, "../.."), written(2, "../.."), written(2, "../..", fast)]);
  const folders = articles.map(({ folder }) => folder);
  // In a project of its own: of ours the linter would read everything, also what other checks are writing meanwhile.
  const project = await scratchFolder();
  await copyFile("biome.json", path.join(project, "biome.json"));
  const flags = ["check", "--config-path", project, "--vcs-enabled=false"];
  const options = { cwd: project, preferLocal: true, localDir: process.cwd(), reject: false, all: true } as const;
  const { all, exitCode } = await execa("biome", [...flags, ...folders], options);
  expect(exitCode, all).toBe(0);
});
