import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { type Address, LOOPBACK } from "../../../../../runner/load/address.ts";
import { askEndpoints } from "../../../../../runner/new/ask/ask-endpoints.ts";
import { getOnce } from "../../../../../runner/new/ask/get-once.ts";

/** Where a service is that is asked by nobody but a test's own function. */
const AT = { host: LOOPBACK, port: 1 };

/** A service that answers at some paths, each after so many milliseconds or with another status than 200. */
function service(paths: Record<string, { milliseconds?: number; status?: number }>, isDescribed = true) {
  const asked: string[] = [];
  const get = async (_: Address, path: string) => {
    asked.push(path);
    const items = Object.fromEntries(Object.keys(paths).map((one) => [one, { get: {} }]));
    if (path === "/openapi.json" && isDescribed)
      return { status: 200, text: JSON.stringify({ paths: { ...items, "/order": { post: {} } } }), milliseconds: 1 };
    const { status = 200, milliseconds = 50 } = paths[path] ?? { status: 404 };
    // The first answer is slow.
    return {
      status,
      text: "",
      milliseconds: milliseconds + (asked.filter((one) => one === path).length === 1 ? 500 : 0),
    };
  };
  return { get, asked };
}

const found = async (paths: Parameters<typeof service>[0], isDescribed?: boolean, declared?: string[]) => {
  const answer = await askEndpoints(AT, declared, service(paths, isDescribed).get);
  return [answer?.endpoints.map(({ path }) => path), answer?.said];
};

it("takes what a description lists, the slowest first by the second answer", async () => {
  const said = "found in its /openapi.json and asked";
  expect(await found({ "/a": { milliseconds: 20 }, "/b": { milliseconds: 90 } })).toEqual([["/b", "/a"], said]);
});

it("leaves out what is refused, and puts what is too fast for bursts under steady load", async () => {
  const { get } = service({ "/me": { status: 401 }, "/fast": { milliseconds: 2 }, "/slow": {} });
  expect(await askEndpoints(AT, [], get)).toEqual({
    endpoints: [
      { name: "slow", path: "/slow", by: "bursts" },
      { name: "fast", path: "/fast", by: "steady load" },
    ],
    said: "found in its /openapi.json and asked; too fast for bursts and so under steady load: GET /fast",
  });
});

it("asks for the root where there is no description", async () => {
  expect(await found({ "/": {} }, false)).toEqual([["/"], "asked"]);
  expect(await found({ "/a": {} }, false)).toEqual([[], "GET / answers status 404"]);
});

it("asks for what its sources declare where there is no description", async () => {
  const said = "read in its sources and asked";
  expect(await found({ "/a": {}, "/b": { status: 404 } }, false, ["/a", "/b"])).toEqual([["/a"], said]);
  expect(await found({ "/a": {} }, true, ["/b"])).toEqual([["/a"], "found in its /openapi.json and asked"]);
});

it("is not misled by answers that something else has made slow", async () => {
  const answers = [900, 40, 30, 2, 50];
  const get = async (_: Address, path: string) => {
    if (path !== "/") return { status: 404, text: "", milliseconds: 1 };
    return { status: 200, text: "", milliseconds: answers.shift() ?? 0 };
  };
  expect((await askEndpoints(AT, [], get))?.endpoints).toMatchObject([{ path: "/", by: "steady load" }]);
  expect(answers).toEqual([50]);
});

it("finds a description where frameworks have it", async () => {
  const get = async (_: Address, path: string) => ({
    ...{ status: ["/schema/openapi.json", "/a"].includes(path) ? 200 : 404, milliseconds: 50 },
    text: '{"paths":{"/a":{"get":{}}}}',
  });
  expect(await askEndpoints(AT, ["/b"], get)).toMatchObject({
    endpoints: [{ path: "/a" }],
    said: "found in its /schema/openapi.json and asked",
  });
});

it("asks behind the prefix that the description says, and without it where nothing answers there", async () => {
  const described = { status: 200, text: '{"paths":{"/a":{"get":{}}},"servers":[{"url":"/v1"}]}', milliseconds: 50 };
  const answering = (right: string) => async (_: Address, path: string) =>
    path === "/openapi.json" ? described : { status: path === right ? 200 : 404, text: "", milliseconds: 50 };
  for (const right of ["/v1/a", "/a"])
    expect((await askEndpoints(AT, [], answering(right)))?.endpoints.map(({ path }) => path)).toEqual([right]);
});

it("takes any status that says that all is well, and says which it was where it is not 200", async () => {
  const { get } = service({ "/ready": { status: 204 }, "/moved": { status: 302 } });
  expect((await askEndpoints(AT, [], get))?.endpoints).toEqual([
    { name: "ready", path: "/ready", by: "bursts", status: 204 },
  ]);
});

it("asks for nothing but what the description says needs nothing but GET", async () => {
  const { get, asked } = service({ "/a": {}, "/items/{id}": {} });
  await askEndpoints(AT, [], get);
  expect([...new Set(asked)]).toEqual(["/openapi.json", "/a"]);
});

it("takes a redirect for the answer, and has none where nothing listens", async () => {
  const server = createServer((_, response) =>
    response.writeHead(302, { location: "http://elsewhere.invalid/" }).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = { host: LOOPBACK, port: (server.address() as AddressInfo).port };
  expect((await getOnce(at, "/"))?.status).toBe(302);
  await new Promise((resolve) => server.close(resolve));
  expect(await getOnce(at, "/")).toBeNull();
  expect(await askEndpoints(at)).toBeNull();
});
