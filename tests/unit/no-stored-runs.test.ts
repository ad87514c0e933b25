import fs, { readdirSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { expect, it, vi } from "vitest";

const STORED = path.resolve("content/runs");
const REFUSED = "expected a test to use fixtures only, got a look at the stored runs";

it.each<[string, () => unknown]>([
  ["lists the stored runs", () => readdirSync("content/runs")],
  ["reads one", () => readFileSync(path.join(STORED, "any.json"))],
  ["opens one by its URL", () => fs.openSync(pathToFileURL(path.join(STORED, "any.json")), "r")],
  ["streams one", () => fs.createReadStream(path.join(STORED, "../runs/any.json"))],
  ["asks whether there are any", () => fs.existsSync(STORED)],
  ["lists them and ignores the error", () => readdir(STORED).catch(() => [])],
])("a unit test that %s fails, now and once more where nobody catches it", (_, look) => {
  const later = vi.spyOn(globalThis, "queueMicrotask").mockImplementation(() => undefined);
  try {
    expect(look).toThrow(REFUSED);
    const [[thrownLater] = []] = later.mock.calls;
    expect(thrownLater).toThrow(REFUSED);
  } finally {
    later.mockRestore();
  }
});

it("a program that a unit test starts fails too, even where it ignores the error", async () => {
  const look = "import('node:fs/promises').then(({ readdir }) => readdir('content/runs')).catch(() => [])";
  const { exitCode, stderr } = await execa(process.execPath, ["--eval", look], { reject: false });
  expect(stderr).toContain(REFUSED);
  expect(exitCode).not.toBe(0);
});

it("what lies beside the stored runs can be read", () => {
  expect(readdirSync("content")).toContain("run");
  expect(fs.existsSync("content/runs-of-nobody")).toBe(false);
});
