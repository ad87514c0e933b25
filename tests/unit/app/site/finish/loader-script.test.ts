import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { loaderScript } from "../../../../../app/site/finish/loader-script.ts";

it("is one script within the budget of a first load, without anything that is evaluated", async () => {
  const script = await loaderScript();
  expect(gzipSync(script).length).toBeLessThan(5000);
  expect(script).not.toMatch(/\beval\(|new Function|import\(/);
});

it("sets the theme before it does anything else", async () => {
  const script = await loaderScript();
  expect(script.indexOf("dataset.theme")).toBeLessThan(script.indexOf("createElement"));
});
