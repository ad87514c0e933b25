import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it.each([
  [undefined, "out"],
  // A workflow sets a variable to nothing where it has no value for it; the folder of nothing would be the project.
  ["", "out"],
  ["elsewhere/site", "elsewhere/site"],
])("looks for the site where BENCHBOOK_OUT says: %s", async (given, expected) => {
  vi.stubEnv("BENCHBOOK_OUT", given);
  const { NOT_BUILT, OUT } = await import("../../../../app/site/out-folder.ts");
  expect(OUT).toBe(path.resolve(expected));
  expect(NOT_BUILT).toContain(`expected a built site in ${expected}, got none`);
});
