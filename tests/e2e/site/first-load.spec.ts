import { firstLoadOf } from "../../../app/site/first-load.ts";
import { pageKindsOf } from "../../site/exported-pages.ts";
import { expect, OUT, test } from "../browser/site.ts";

for (const path of pageKindsOf(OUT).filter((one) => one !== "nowhere/"))
  test(`a browser asks for what is weighed on /${path} and for nothing else`, async ({ page, site }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url().slice(site.url.length)));
    await page.goto(site.url + path, { waitUntil: "networkidle" });
    const weighed = await firstLoadOf(`${path}index.html`, { folder: OUT, basePath: "" });
    const named = weighed.map(({ file }) => (file === `${path}index.html` ? path : file));
    expect(asked.map((one) => one.replace(/\?.*/, "")).filter((one) => !named.includes(one))).toEqual([]);
    // Of fonts it asks for those that the page's text needs, and an icon may be asked for later or not at all.
    const needed = weighed.filter(({ kind }) => kind === "script" || kind === "style").map(({ file }) => file);
    // The page names these itself: what the browser still has of another test it loads without asking.
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const all = [...asked, ...loaded.map((url) => url.slice(site.url.length))];
    expect(needed.filter((one) => !all.some((url) => url.startsWith(one)))).toEqual([]);
  });
