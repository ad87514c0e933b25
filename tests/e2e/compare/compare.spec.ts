import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Observation } from "../../../content/run/observations.ts";
import { parseRun } from "../../../content/run/parse.ts";
import { hostileFile } from "../../fixture/made-run/hostile.ts";
import { NODE_HERE, slower } from "../../fixture/made-run/on-nodes.ts";
import { fileOf, fixtureRun } from "../../fixture/made-run/run.ts";
import { storedFile, storedFiles } from "../../fixture/run-files/stored.ts";
import { NARROW, overflowOf } from "../browser/media.ts";
import { problemsIn } from "../browser/pages.ts";
import { expect, OUT, test } from "../browser/site.ts";

const STORED = "20261124T150208620Z-full-compose";

/** A run file as a reader would choose it. */
const file = (text: string, name = "mine.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const choose = (page: Page, text: string) => page.locator("input[type=file]").setInputFiles(file(text));

/** Drops files on a part of the page, as the browser would. */
async function drop(page: Page, on: string, ...texts: string[]): Promise<void> {
  const dropped = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const content of all) transfer.items.add(new File([content], "mine.json", { type: "application/json" }));
    return transfer;
  }, texts);
  for (const event of ["dragover", "drop"]) await page.dispatchEvent(on, event, { dataTransfer: dropped });
}

const status = (page: Page) => page.locator(".live-comparison [role=status]");

test("a run file that is dropped is compared here, and sent nowhere", async ({ page, site }) => {
  const said = problemsIn(page);
  await page.goto(`${site.url}compare/`);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  // Anywhere on the page: beside the form the browser would open it instead of the page.
  await drop(page, "h1", await storedFile("quick"));
  await expect(page.locator(".live-comparison h2").first()).toHaveText("Claims");
  await expect(page.locator(".live-comparison")).toContainText(
    /Of \d+ quantities that both have, \d+ (?:is|are) reproduced/,
  );
  await expect(page.locator(".live-comparison figure [data-live=yes] svg").first()).toBeVisible();
  expect(asked.filter((one) => !one.startsWith(`GET ${site.url}`))).toEqual([]);
  expect(asked).toContain(`GET ${site.url}runs/${STORED}/run.json`);
  expect(said).toEqual([]);
});

test("what is computed in the browser is what the page of the pair says", async ({ page, site }) => {
  const yours = "20261124T115923546Z-full-compose";
  await page.goto(`${site.url}compare/?theirs=${STORED}&yours=${yours}`);
  await expect(page.locator(".live-comparison h2").first()).toHaveText("Claims");
  const cells = (root: string) => page.$$eval(`${root} table :is(td, th)`, (all) => all.map((one) => one.textContent));
  const figures = (root: string) =>
    page.$$eval(`${root} :is(.figure-title, figcaption)`, (all) => all.map((one) => one.textContent));
  const live = [await cells(".live-comparison .reproduction"), await figures(".live-comparison")];
  await page.goto(`${site.url}compare/${STORED}/${yours}/`);
  expect([await cells(".reproduction"), await figures("article")]).toEqual(live);
  expect(live.map(({ length }) => length > 8)).toEqual([true, true]);
});

test("two runs are chosen by keyboard, and the choice is in the address", async ({ page, site }) => {
  await page.goto(`${site.url}compare/`);
  await page.getByLabel("Yours").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".live-comparison h2").first()).toHaveText("Claims");
  const address = new URL(page.url());
  expect(address.searchParams.get("theirs")).toBe(STORED);
  expect(address.searchParams.get("yours")).toMatch(/^2026/);
  await page.reload();
  await expect(page.locator(".live-comparison h2").first()).toHaveText("Claims");
});

test("what cannot be compared is not held against either run, and limits are among what was different", async ({
  page,
  site,
}) => {
  const run = await parseRun(await storedFile("newest"), "a stored run");
  const slow = (seen: Observation) =>
    seen.kind === "burst" && seen.target === "flask1xanalytics"
      ? { ...seen, requests: seen.requests.map((one) => slower(one, 9)) }
      : seen;
  const limits = { cores: 2, cpuQuotaCores: 0.5, memoryBytes: null };
  const targets = run.targets.map((one) => (one.name === "flask1xanalytics" ? { ...one, limits } : one));
  await page.goto(`${site.url}compare/`);
  await choose(page, await fileOf({ ...run, targets, observations: run.observations.map(slow) }));
  const live = page.locator(".live-comparison");
  const apart = live.locator("tr", {
    hasText: "cannot be compared: its 3 workers have 2 cores there and 2 cores under a quota of 0.5 here",
  });
  await expect(apart.first()).toContainText("holds");
  await expect(apart.first()).toContainText("fails");
  await expect(live.locator(".reproduction > p").first()).toContainText(
    /on \d+ their verdicts differ, which cannot be compared/,
  );
  await expect(live.locator("tr", { hasText: "CPU quota of the targets" })).toContainText(
    "0.5 cores for “Flask, 3 workers”",
  );
});

test("a run on nodes says on how many, and what these were is among what was different", async ({ page, site }) => {
  const run = await parseRun(await storedFile("newest"), "a stored run");
  const environment = { ...run.environment, backend: "swarm" as const, nodes: [NODE_HERE, NODE_HERE] };
  await page.goto(`${site.url}compare/`);
  await choose(page, await fileOf({ ...run, environment }));
  const live = page.locator(".live-comparison");
  await expect(live.locator("dl.both dd").last()).toContainText("2 nodes for the targets, through Docker Swarm");
  await expect(live.locator("tr", { hasText: "node" }).last()).toBeVisible();
});

// What is told differs from one to the next, so that each is seen to be told.
const REFUSED = [
  {
    what: "a damaged file",
    text: async () => (await storedFile("quick")).slice(0, 5000),
    says: /expected a whole JSON/,
  },
  {
    what: "a file that was changed",
    text: async () => (await storedFile("quick")).replace('"level":1', '"level":2'),
    says: /changed since it was written/,
  },
  { what: "nesting without end", text: async () => "[".repeat(200_000), says: /expected a whole JSON/ },
  {
    what: "a run of a newer schema",
    text: async () => (await fileOf(await fixtureRun())).replace('"schema":3', '"schema":99'),
    says: /got 99; update Benchbook/,
  },
  { what: "no JSON at all", text: async () => "<script>alert(1)</script>", says: /expected a whole JSON/ },
  { what: "another kind of JSON", text: async () => '{"name": "benchbook"}', says: /it is not a run file/ },
];

/** Drops a file of 200 MB. */
async function dropHuge(page: Page): Promise<void> {
  await page.evaluate(() => {
    const part = new Uint8Array(20_000_000);
    const transfer = new DataTransfer();
    transfer.items.add(
      new File(
        Array.from({ length: 10 }, () => part),
        "huge.json",
      ),
    );
    const form = document.querySelector("form.choice");
    form?.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
}

test("what is no run that can be compared is refused in one sentence, and the page is as useful as before", async ({
  page,
  site,
}) => {
  const said = problemsIn(page);
  await page.goto(`${site.url}compare/`);
  for (const { what, text, says } of REFUSED) {
    await choose(page, await text());
    await expect(status(page), what).toHaveText(says);
    expect(await page.locator(".live-comparison table").count(), what).toBe(0);
  }
  await drop(page, "form.choice", await storedFile("quick"), "{}");
  await expect(status(page)).toHaveText("expected one run file, got 2; choose them one after the other");
  await dropHuge(page);
  await expect(status(page)).toHaveText("huge.json: expected at most 64 MB, got 200 MB; it was not read");
  await choose(page, await storedFile("quick"));
  await expect(page.locator(".live-comparison h2").first()).toHaveText("Claims");
  expect(said).toEqual([]);
});

test("an address that names a run that is not there says so, and compares nothing else instead", async ({
  page,
  site,
}) => {
  const gone = "20200102T030405Z-quick-compose";
  for (const query of [`theirs=${gone}&yours=${STORED}`, `theirs=${STORED}&yours=${gone}`]) {
    await page.goto(`${site.url}compare/?${query}`);
    await expect(status(page), query).toHaveText(`expected stored runs of this site, got ${gone}; choose two`);
    expect(await page.locator(".live-comparison table").count(), query).toBe(0);
  }
  await page.getByLabel("Yours").selectOption(STORED);
  await expect(page.locator(".live-comparison")).toContainText("Both are the same run");
});

test("nothing of a hostile run comes alive", async ({ page, site }) => {
  const said = problemsIn(page);
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${site.url}compare/`);
  await choose(page, await hostileFile());
  await expect(status(page)).toContainText("beside");
  expect(await page.locator("[data-hostile], iframe, base, a[href^='javascript:' i]").count()).toBe(0);
  expect(said).toEqual([]);
});

test("a run of an older schema is compared below a base path", async ({ page, incomplete }) => {
  const said = problemsIn(page);
  const [oldest = ""] = Object.values(await storedFiles());
  expect(JSON.parse(oldest).schema).toBeLessThan(3);
  await page.goto(`${incomplete.url}compare/`);
  await expect(page.locator("article")).toContainText("No other stored run measured what an article is about.");
  await choose(page, oldest);
  await expect(status(page)).toContainText("beside");
  expect(said).toEqual([]);
});

test("nothing is wider than a narrow window, in light and in dark", async ({ page, site }) => {
  await page.setViewportSize(NARROW);
  await page.goto(`${site.url}compare/`);
  await choose(page, await storedFile("quick"));
  await expect(page.locator(".live-comparison h2").first()).toHaveText("Claims");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await overflowOf(page), colorScheme).toEqual([]);
  }
});

test("without JavaScript the stored pairs are listed, and are whole pages", async ({ withoutScript: page, site }) => {
  await page.goto(`${site.url}compare/`);
  await expect(page.locator("form.choice")).toBeHidden();
  await expect(page.locator("article")).not.toContainText("No other stored run");
  const pairs = page.locator("article li a");
  expect(await pairs.count()).toBe(2);
  await pairs.first().click();
  await expect(page.locator("h1")).toHaveText("Two runs beside each other");
  expect(await page.locator("figure svg").count()).toBeGreaterThan(0);
  expect(await page.locator("table").count()).toBeGreaterThan(3);
});

test("its code is loaded on its own page alone", async () => {
  const isIn = async (page: string) => {
    const html = await readFile(`${OUT}/${page}index.html`, "utf8");
    const sources = /data-load="([^"]*)"/.exec(html)?.[1]?.split(" ") ?? [];
    const scripts = await Promise.all(sources.map((source) => readFile(`${OUT}${source}`, "utf8")));
    return scripts.some((script) => script.includes("a run file of yours"));
  };
  expect(await isIn("compare/")).toBe(true);
  expect(await isIn("")).toBe(false);
});
