import { expect, it } from "vitest";
import { plainGets } from "../../../../../runner/new/ask/open-api.ts";

const describes = (paths: object, more: object = {}) => plainGets(JSON.stringify({ openapi: "3.1.0", paths, ...more }));
const needed = { in: "query", name: "q", required: true, schema: {} };

it("takes the paths that need nothing but GET", () => {
  const found = describes({
    "/": { get: {} },
    "/items/": { get: { parameters: [{ in: "query", name: "skip", schema: {} }] }, post: {} },
    "/search": { get: { parameters: [needed] } },
    "/items/{id}": { get: { parameters: [{ in: "path", name: "id", required: true }] } },
    "/shared": { parameters: [needed], get: {} },
    "/orders": { post: {} },
    "/token": { get: { parameters: [{ $ref: "#/components/parameters/token" }] } },
    "/me": { get: { security: [{ OAuth2: [] }] } },
    "/old": { get: { deprecated: true } },
  });
  expect(found).toEqual(["/", "/items/"]);
});

it("puts before them what Swagger says stands there", () => {
  expect(describes({ "/items": { get: {} } }, { basePath: "/v1/" })).toEqual(["/v1/items"]);
});

it("takes none where everything needs a login", () => {
  expect(describes({ "/": { get: {} } }, { security: [{ key: [] }] })).toEqual([]);
});

it.each(["", "<html>", "[]", '{"paths":[1]}', '{"detail":"Not Found"}'])("takes none from %s", (text) => {
  expect(plainGets(text)).toEqual([]);
});
