import { access } from "node:fs/promises";
import { test as base } from "@playwright/test";
import { type Served, serve } from "../../app/site/serve-site.ts";
import { SITES } from "../site/sites.ts";

/** The folder of the site that is about measured runs. */
export const OUT = SITES.stored.out;

/** The exported sites that the tests look at: about measured runs, one with gaps and a hostile one, and with two articles. */
export interface Sites {
  site: Served;
  incomplete: Served;
  hostile: Served;
  several: Served;
}

/** Tests that are given the exported sites, each served on a port of its own. */
export const test = base.extend<object, Sites>({
  site: [async ({}, use) => serveWhile("stored", use), { scope: "worker" }],
  incomplete: [async ({}, use) => serveWhile("incomplete", use), { scope: "worker" }],
  hostile: [async ({}, use) => serveWhile("hostile", use), { scope: "worker" }],
  several: [async ({}, use) => serveWhile("several", use), { scope: "worker" }],
});

async function serveWhile(name: keyof typeof SITES, use: (served: Served) => Promise<void>): Promise<void> {
  const { out, basePath } = SITES[name];
  await access(`${out}/index.html`).catch(() => {
    throw new Error(`expected an exported site in ${out}, got none; "pnpm test build" makes it`);
  });
  const served = await serve(out, { port: 0, basePath });
  await use(served);
  await served.close();
}

export { expect } from "@playwright/test";
