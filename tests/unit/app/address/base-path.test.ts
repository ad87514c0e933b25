import { afterEach, expect, it, vi } from "vitest";
import { BasePathError, basePath } from "../../../../app/address/base-path.ts";
import { href } from "../../../../app/address/href.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it.each(["/name", "name", "name/", "/name/", "//name//"])("is /name for %j", (given) => {
  vi.stubEnv("BASE_PATH", given);
  expect(basePath()).toBe("/name");
  expect(href("/claims/")).toBe("/name/claims/");
});

it.each(["", "/", "//"])("is nothing for %j, the root of a host", (given) => {
  vi.stubEnv("BASE_PATH", given);
  expect(basePath()).toBe("");
});

it("may have several parts, and whatever a folder of a host is called", () => {
  vi.stubEnv("BASE_PATH", "of/~name_1-2.x/");
  expect(basePath()).toBe("/of/~name_1-2.x");
});

it.each(["a b", "/a?b", "/..", "a/../b", ".", "a#b", "https://example.org", "/a%20b", 'a"b', "ä", "a\\b", " "])(
  "refuses %j in one sentence",
  (given) => {
    vi.stubEnv("BASE_PATH", given);
    expect(() => basePath()).toThrow(BasePathError);
    expect(() => basePath()).toThrow(/^expected BASE_PATH to be like \/name, of letters, .*, got ".*"$/);
  },
);

it.each([
  ["/name", "/name/claims/"],
  ["", "/claims/"],
  [undefined, "/claims/"],
])("is what the page says in a browser, %j", (basePath, address) => {
  vi.stubGlobal("document", { documentElement: { dataset: { basePath } } });
  expect(href("/claims/")).toBe(address);
});
