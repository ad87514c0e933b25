import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { writeArticle } from "../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

let printed = "";

beforeEach(() => {
  printed = "";
  vi.spyOn(console, "log").mockImplementation((...words: unknown[]) => {
    printed += `${words.join(" ")}\n`;
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
});

/** Prints the claims of the articles in a folder. */
async function print(folder: string): Promise<void> {
  // The folder is read when the module is, which is kept otherwise.
  vi.resetModules();
  vi.stubEnv("BENCHBOOK_ARTICLES", folder);
  const { printClaims } = await import("../../../../runner/cli/print-claims.ts");
  await printClaims(await fixtureRun());
}

it("prints the claims of every article with their verdicts and evidence, under its title", async () => {
  await print("tests/fixture/articles/two");
  expect(printed).toContain(
    "What “What it's about” claims, tested on this run:\nFastAPI on 2 cores.\n  Direct calls queue.\n    holds: ",
  );
  expect(printed).toContain(
    "What “Waiting, awaited” claims, tested on this run:\n  Awaited waits are under way at once.\n",
  );
  expect(printed.match(/^Claims: 1 holds\.$/gm)).toHaveLength(2);
});

it("prints none of articles about other targets", async () => {
  const folder = await scratchFolder();
  const measures = { targets: ["another"], endpoints: ["fast"] };
  await writeArticle(folder, "other", { measures });
  await print(folder);
  expect(printed).toBe("\nNo article here claims anything about what was measured.\n");
});

it("says of an article that cannot be read what is wrong with it, and goes on", async () => {
  const folder = await scratchFolder();
  await writeArticle(folder, "broken", { title: "" });
  await print(folder);
  expect(printed).toMatch(/Claims not tested: .*broken\/article\.ts: article\.title: expected text/);
});
