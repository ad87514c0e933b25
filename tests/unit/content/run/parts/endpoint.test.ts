import { describe, expect, it } from "vitest";
import { endpointSchema, pathFor } from "../../../../../content/run/parts/endpoint.ts";

const query = { name: "query", label: "a query", path: "/customers?last=10", work: "fixed", executor: "event-loop" };
const matrices = { ...query, name: "sync-cpubound", path: "/test/sync-cpubound/{amount}", work: "matrix" };

describe("a declared endpoint", () => {
  it("asks with GET for an answer of status 200 where nothing else is said", () => {
    expect(endpointSchema.parse(query)).toMatchObject({ method: "GET", size: "short", answer: { status: 200 } });
    const insert = { ...query, method: "POST", answer: { status: 201, at: "/id", equals: 1, mostBytes: 100 } };
    expect(endpointSchema.parse(insert)).toMatchObject(insert);
  });

  it("is asked for an amount where its path has one, and as it is where its work is fixed", () => {
    expect(pathFor(endpointSchema.parse(matrices), 12)).toBe("/test/sync-cpubound/12");
    expect(pathFor(endpointSchema.parse(query), null)).toBe("/customers?last=10");
  });

  it.each([
    ["work that there is not", { work: "query" }, /\bwork\b/],
    ["no work", { work: undefined }, /\bwork\b/],
    [
      "matrices without an amount",
      { work: "matrix" },
      /expected \{amount\} once in path, query or body .*, got the path .*customers/,
    ],
    ["fixed work with an amount", { path: "/customers/{amount}" }, /expected no \{amount\} in path, query or body/],
    ["a path that is none", { path: "customers" }, /expected a path from the root/],
    ["a path that leads elsewhere", { path: "/a/../b" }, /expected a path from the root/],
    ["a method that there is not", { method: "LOOK" }, /method/],
    ["a key that there is not", { amount: "iterations" }, /amount/],
  ])("is refused with %s", (_, over, reason) => {
    expect(() => endpointSchema.parse({ ...query, ...over })).toThrow(reason);
  });
});
