import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Served, serve } from "../../../../app/site/serve-site.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

let folder: string;
let served: Served;

beforeEach(async () => {
  folder = await scratchFolder();
  await writeFile(path.join(folder, "index.html"), "the article ".repeat(500));
  await writeFile(path.join(folder, "404.html"), "no such page");
  await writeFile(path.join(folder, "_headers"), "/*\n  X-Said: everywhere\n/kept/*\n  Cache-Control: immutable\n");
  served = await serve(folder, { port: 0, basePath: "/name" });
});

afterEach(() => served.close());

it("compresses what is worth it, as hosts do", async () => {
  const zipped = await fetch(served.url, { headers: { "accept-encoding": "gzip" } });
  expect(zipped.headers.get("content-encoding")).toBe("gzip");
  expect(await zipped.text()).toMatch(/^the article/);
});

it("sends the headers that the site asks for, by address", async () => {
  const { headers } = await fetch(served.url);
  expect(headers.get("x-said")).toBe("everywhere");
  expect(headers.get("cache-control")).not.toBe("immutable");
});

it("answers with the site's own page for what is missing, and keeps it nowhere", async () => {
  for (const address of [`${served.url}kept/nothing`, new URL("/elsewhere", served.url)]) {
    const missing = await fetch(address);
    expect([missing.status, await missing.text()]).toEqual([404, "no such page"]);
    expect(missing.headers.get("cache-control")).toBe("no-cache");
  }
});
