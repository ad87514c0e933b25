import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { pathFor } from "../../../../../content/run/parts/endpoint.ts";
import { declaredEndpointSchema } from "../../../../../runner/fleet/block/declared-endpoint.ts";

const TOKEN = "Bearer 2f8c1d9e77aa";
const order = {
  ...{ name: "order", label: "an order", method: "POST", path: "/orders", work: "fixed", executor: "thread" },
  headers: { Authorization: TOKEN, "x-tries": 3 },
  body: { customer: "Ada", items: [1, 2] },
};
const spin = { name: "spin", label: "spinning", path: "/spin/{amount}", work: "wait", executor: "thread" };

const declared = (over: object) => declaredEndpointSchema.parse({ ...order, ...over });

describe("a declared endpoint", () => {
  it("sends its headers and its body as JSON, and lets only names, type and length be known", () => {
    const { endpoint, sent } = declared({});
    expect(sent.headers).toEqual({ authorization: TOKEN, "x-tries": "3", "content-type": "application/json" });
    expect(sent.bodyFor(null)).toBe('{"customer":"Ada","items":[1,2]}');
    expect(endpoint).toMatchObject({
      headers: ["authorization", "x-tries"],
      body: { type: "application/json", bytes: 32 },
    });
  });

  it("shows nothing of them to whoever prints it or makes JSON of it", () => {
    const shown = [JSON.stringify(declared({})), inspect(declared({}), { depth: 9, showHidden: true })];
    for (const text of shown) expect(text).not.toMatch(/2f8c1d9e77aa|Ada/);
  });

  it("sends text as it is, with the type that it says", () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const { endpoint, sent } = declared({ headers, body: "a=1&b=2" });
    expect([sent.bodyFor(null), sent.headers]).toEqual([
      "a=1&b=2",
      { "content-type": "application/x-www-form-urlencoded" },
    ]);
    expect(endpoint.body).toEqual({ type: "application/x-www-form-urlencoded", bytes: 7 });
  });

  it("asks with its query, encoded, behind what its path already asks for", () => {
    const query = { last: 10, name: "a b&c", all: true };
    expect(pathFor(declared({ query }).endpoint, null)).toBe("/orders?last=10&name=a+b%26c&all=true");
    expect(pathFor(declared({ query, path: "/orders?x=1" }).endpoint, null)).toContain("/orders?x=1&last=10&");
  });

  it.each([
    ["its path", spin, "/spin/12", undefined],
    ["its path, as Compose leaves it of $${amount}", { ...spin, path: "/spin/${amount}" }, "/spin/12", undefined],
    ["its query", { ...spin, path: "/spin", query: { ms: "${amount}" } }, "/spin?ms=12", undefined],
    [
      "text",
      { ...spin, path: "/", ...{ method: "PUT", body: "n={amount}", headers: { "content-type": "a/b" } } },
      "/",
      "n=12",
    ],
    ["JSON, as a number", { ...spin, path: "/", method: "PUT", body: { n: ["{amount}"] } }, "/", '{"n":[12]}'],
    ["JSON, in a text", { ...spin, path: "/", method: "PUT", body: { n: "${amount} ms" } }, "/", '{"n":"12 ms"}'],
  ])("asks for an amount in %s", (_, declaration, path, body) => {
    const { endpoint, sent } = declaredEndpointSchema.parse(declaration);
    expect([pathFor(endpoint, 12), sent.bodyFor(12)]).toEqual([path, body]);
  });

  it.each([
    ["no amount", { work: "wait" }, /expected \{amount\} once in path, query or body/],
    ["an amount twice", { work: "wait", path: "/{amount}", body: ["{amount}"] }, /expected \{amount\} once/],
    ["an amount of fixed work", { body: ["${amount}"] }, /expected no \{amount\} in path, query or body/],
    ["a body of text without a type", { body: "a=1", headers: {} }, /expected a content-type beside a body of text/],
    ["a body that is asked for with GET", { method: "GET" }, /expected POST, PUT, PATCH or DELETE for a body, got GET/],
    ["a body that is asked for with HEAD", { method: "HEAD" }, /for a body, got HEAD/],
    [
      "a look into the answer to HEAD",
      { method: "HEAD", body: undefined, answer: { at: "/rows", equals: 10 } },
      /expected another method than HEAD to look into the answer/,
    ],
    ["a body that is too long", { body: ["x".repeat(65_536)] }, /expected a body of at most 65536 bytes, got 65540/],
    ["a header that is empty", { headers: { a: " " } }, /is the variable set/],
    ["a header that has no such name", { headers: { "a b": "c" } }, /expected the name of a header/],
    ["a header that the client writes", { headers: { "Content-Length": 3 } }, /that the client does not write/],
    ["a header twice", { headers: { a: "1", A: "2" } }, /expected every header once/],
    [
      "headers without end",
      { headers: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`h${n}`, n])) },
      /at most 20/,
    ],
    [
      "a query without end",
      { query: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`q${n}`, n])) },
      /at most 20/,
    ],
    ["a query of lists", { query: { a: [1] } }, /expected text or a number, got neither/],
    ["a key that there is not", { cookie: "a" }, /cookie/],
  ])("is refused with %s", (_, over, reason) => {
    expect(() => declared(over)).toThrow(reason);
  });

  it.each([
    ["a line break", `${TOKEN}\nx: y`],
    ["more than a header may have", TOKEN.repeat(1000)],
    ["a list", [TOKEN]],
  ])("is refused with a header of %s, which is not shown", (_, value) => {
    const { error } = declaredEndpointSchema.safeParse({ ...order, headers: { authorization: value } });
    expect(error?.message).toMatch(/authorization/);
    expect(error?.message).not.toContain("2f8c1d9e77aa");
  });
});
