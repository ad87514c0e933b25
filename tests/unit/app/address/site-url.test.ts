import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { absolute, SiteUrlError } from "../../../../app/address/site-url.ts";
import { metadataFor } from "../../../../app/library/metadata.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

beforeEach(async () => {
  const [folder, run] = [await scratchFolder(), await fixtureRun()];
  await writeFile(path.join(folder, `${run.id}.json`), await fileOf(run));
  vi.stubEnv("BENCHBOOK_RUNS", folder);
});

afterEach(() => vi.unstubAllEnvs());

it("knows no whole address without SITE_URL, and then says none", async () => {
  vi.stubEnv("SITE_URL", "");
  expect(absolute("/claims/")).toBeNull();
  const { alternates, openGraph } = await metadataFor({ path: "/claims/", title: "Claims" });
  expect(alternates).not.toHaveProperty("canonical");
  expect(openGraph).not.toHaveProperty("images");
});

it("adds the base path once, whether SITE_URL has it or not", () => {
  vi.stubEnv("BASE_PATH", "/name");
  for (const site of [
    "https://example.org",
    "https://example.org/",
    "https://example.org/name",
    "https://example.org/name/",
    "https://example.org//name//",
    "HTTPS://EXAMPLE.ORG",
    "https:example.org",
  ]) {
    vi.stubEnv("SITE_URL", site);
    expect(absolute("/claims/")).toBe("https://example.org/name/claims/");
  }
});

it("does not take a host of the same name for the base path", () => {
  vi.stubEnv("BASE_PATH", "name");
  vi.stubEnv("SITE_URL", "https://name");
  expect(absolute("/claims/")).toBe("https://name/name/claims/");
});

it("gives pages their own address and a picture", async () => {
  vi.stubEnv("SITE_URL", "https://example.org");
  const { alternates, openGraph } = await metadataFor({ path: "/claims/", title: "Claims" });
  expect(alternates?.canonical).toBe("https://example.org/claims/");
  expect(openGraph).toMatchObject({ images: [{ url: "https://example.org/og.png", width: 1200, height: 630 }] });
});

it("refuses what is no address of the web", () => {
  const queried = ["https://example.org/?a=b", "https://example.org/#top", "https://user@example.org"];
  for (const site of ["example.org", "ftp://example.org", "/name", "https://", ...queried]) {
    vi.stubEnv("SITE_URL", site);
    expect(() => absolute("/")).toThrow(
      new SiteUrlError(`expected SITE_URL to be like https://example.org, got "${site}"`),
    );
  }
});
