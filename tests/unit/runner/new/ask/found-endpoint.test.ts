import { expect, it } from "vitest";
import { endpointName } from "../../../../../content/run/parts/endpoint.ts";
import { endpointsFor } from "../../../../../runner/new/ask/found-endpoint.ts";

const names = (...paths: string[]) =>
  endpointsFor(paths.map((path) => ({ path, by: "bursts" }))).map(({ name }) => name);

it("names endpoints by their paths, each once", () => {
  expect(names("/", "/Items/", "/api/v1/users")).toEqual(["root", "items", "api-v1-users"]);
  expect(names("/a-b", "/a/b", "/a/b/")).toEqual(["a-b", "a-b-b", "a-b-c"]);
  expect(names("/a", "/a", "/b", "/c", "/d")).toEqual(["a", "b", "c"]);
});

it("leaves out what is no plain path", () => {
  expect(names("/a?b=1", "/{id}", "//elsewhere", "/a b", `/${"x".repeat(100)}`, "/$x", "/ok")).toEqual(["ok"]);
});

it("gives names that endpoints may have", () => {
  for (const path of ["/", "/_", "/~x/", "/1", `/${"a/".repeat(30)}`])
    for (const name of names(path)) expect(endpointName.safeParse(name).success).toBe(true);
});
