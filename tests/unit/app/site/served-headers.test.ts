import { expect, it } from "vitest";
import { HEADERS_FILE } from "../../../../app/site/finish/content-security-policy.ts";
import { headersFor, parseHeaderRules } from "../../../../app/site/served-headers.ts";

it("reads every header of the file that the site is published with", () => {
  const rules = parseHeaderRules(HEADERS_FILE);
  expect(headersFor("/", rules).get("Content-Security-Policy")).toMatch(
    /^default-src 'self'; .*frame-ancestors 'none'$/,
  );
  expect(headersFor("/", rules).has("Cache-Control")).toBe(false);
  expect(headersFor("/_next/static/a.js", rules).get("Cache-Control")).toContain("immutable");
});

it("lets a later rule have the last word", () => {
  const rules = parseHeaderRules("/*\n  A: 1\n/deep/*\n  A: 2\n");
  expect([headersFor("/deep/x", rules).get("A"), headersFor("/x", rules).get("A")]).toEqual(["2", "1"]);
});
