import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { writeArticle } from "../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

// Modules are kept, also for the next file of tests, and read the folder of articles when they are loaded.
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The options for an article that wants some things measured, and the folder of all articles. */
async function optionsFor(measures: object, asked: object = {}) {
  const articles = await scratchFolder();
  vi.resetModules();
  await writeArticle(articles, "mine", { measures: { targets: ["one"], endpoints: ["home"], ...measures } });
  vi.stubEnv("BENCHBOOK_ARTICLES", articles);
  const { withArticle } = await import("../../../../runner/run/article-options.ts");
  return { articles, options: await withArticle({ plan: "quick", dryRun: false, article: "mine", ...asked }) };
}

describe("what is measured for an article", () => {
  it("is what the article wants measured, with what it is compared with", async () => {
    const { options } = await optionsFor({ controls: ["two"], models: ["three"], levels: [1, 9], ioLevels: [4] });
    expect(options).toMatchObject({
      ...{ targets: ["one"], besides: ["two", "three"], endpoints: ["home"] },
      ...{ levels: [1, 9], ioLevels: [4] },
    });
    expect(options.file).toBeUndefined();
  });

  it("has the seconds of work and the steady load that the article wants, and none where it says nothing of them", async () => {
    const steady = { endpoints: ["home"] };
    const { options } = await optionsFor({ targetSeconds: 0.5, steady });
    expect(options).toMatchObject({ targetSeconds: 0.5, steady });
    const { options: without } = await optionsFor({});
    for (const name of ["targetSeconds", "steady", "levels", "ioLevels"]) expect(without).not.toHaveProperty(name);
  });

  it("is repeated where the article says that bursts scatter", async () => {
    const repeated = [{ endpoint: "home", targets: ["one"], bursts: 4 }];
    expect((await optionsFor({ repeated })).options.repeated).toEqual(repeated);
    expect((await optionsFor({})).options.repeated).toEqual([]);
  });

  it("is declared in the Compose file that the article names from its folder, or by an absolute path", async () => {
    const { articles, options } = await optionsFor({ file: "../../shop/compose.yml" });
    expect(options.file).toBe(path.resolve(articles, "../shop/compose.yml"));
    expect((await optionsFor({ file: "/srv/compose.yml" })).options.file).toBe("/srv/compose.yml");
  });

  it("is what flags say where they say something, other targets without the article's controls", async () => {
    const { options } = await optionsFor({ controls: ["two"] }, { targets: ["four"], levels: [2], endpoints: ["b"] });
    expect(options).toMatchObject({ targets: ["four"], levels: [2], endpoints: ["b"] });
    expect(options.besides).toBeUndefined();
  });

  it("is refused as wrong usage for an article that is not there, naming those that are", async () => {
    await expect(optionsFor({}, { article: "yours" })).rejects.toMatchObject({
      message: expect.stringMatching(/expected an article among mine, got "yours"$/),
      exitCode: 2,
    });
  });
});
