import { firstLoadOf } from "../../app/site/first-load.ts";
import { pageKindsOf } from "./pages.ts";
import { expect, OUT, test } from "./site.ts";

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
    expect(needed.filter((one) => !asked.some((url) => url.startsWith(one)))).toEqual([]);
  });
