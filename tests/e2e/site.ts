import { access } from "node:fs/promises";
import { test as base } from "@playwright/test";
import { type Served, serve } from "../../app/serve.ts";

/** The exported sites that the tests look at: the stored runs', and one about a run with gaps, below a base path. */
export interface Sites {
  site: Served;
  incomplete: Served;
}

/** Tests that are given the exported sites, each served on a port of its own. */
export const test = base.extend<object, Sites>({
  site: [async ({}, use) => serveWhile("out", "", use), { scope: "worker" }],
  incomplete: [async ({}, use) => serveWhile(".benchbook/incomplete", "/benchbook", use), { scope: "worker" }],
});

async function serveWhile(folder: string, basePath: string, use: (served: Served) => Promise<void>): Promise<void> {
  await access(`${folder}/index.html`).catch(() => {
    throw new Error(`expected an exported site in ${folder}, came none; "pnpm test build" makes it`);
  });
  const served = await serve(folder, { port: 0, basePath });
  await use(served);
  await served.close();
}

export { expect } from "@playwright/test";
