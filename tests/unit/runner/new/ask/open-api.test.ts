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
    "/anybody": { get: { security: [{ cookie: [] }, {}] } },
  });
  expect(found).toEqual([["/", "/items/", "/anybody"]]);
});

it.each<[what: string, more: object, prefix: string]>([
  ["Swagger", { basePath: "/v1/" }, "/v1"],
  ["its first server", { servers: [{ url: "/api/v1" }, { url: "/old" }] }, "/api/v1"],
  ["a server with a host", { servers: [{ url: "https://shop.example/api/" }] }, "/api"],
])("puts before them what %s says stands there, and leaves it out for a proxy that does", (_, more, prefix) => {
  expect(describes({ "/items": { get: {} } }, more)).toEqual([[`${prefix}/items`], ["/items"]]);
});

it.each([[[{ url: "/" }]], [[{ url: "https://{region}.example/v1" }]], [[{}]], [[]]])(
  "puts nothing before them where servers are %j",
  (servers) => {
    expect(describes({ "/items": { get: {} } }, { servers })).toEqual([["/items"]]);
  },
);

it("takes none where everything needs a login, but for those that say that they do not", () => {
  expect(describes({ "/": { get: {} } }, { security: [{ key: [] }] })).toEqual([]);
  const paths = { "/": { get: {} }, "/health": { get: { security: [] } } };
  expect(describes(paths, { security: [{ key: [] }] })).toEqual([["/health"]]);
});

it.each(["", "<html>", "[]", '{"paths":[1]}', '{"detail":"Not Found"}'])("takes none from %s", (text) => {
  expect(plainGets(text)).toEqual([]);
});
