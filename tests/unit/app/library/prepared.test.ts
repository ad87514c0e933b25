import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { prepare, toDraw } from "../../../../app/library/prepared.ts";
import { listRuns } from "../../../../app/library/runs.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

beforeEach(() => {
  vi.stubEnv("BENCHBOOK_PREPARED", "");
  return () => vi.unstubAllEnvs();
});

const draw = (...addresses: string[]) => toDraw(addresses, (address) => address);

it("has every page drawn where no build is under way", async () => {
  expect(await draw("/one/", "/two/")).toEqual(["/one/", "/two/"]);
});

it("leaves out what was kept whole, unless it loads what was not compiled", async () => {
  const restored = new Map([
    ["/one/", { files: ["one/index.html"], loads: [] }],
    ["/two/", { files: ["two/index.html"], loads: ["chunks/of-another-compiler.js"] }],
  ]);
  await prepare(path.join(await scratchFolder(), "prepared"), { runs: [], restored });
  expect(await draw("/one/", "/two/", "/three/")).toEqual(["/two/", "/three/"]);
  expect(await listRuns()).toEqual([]);
});
