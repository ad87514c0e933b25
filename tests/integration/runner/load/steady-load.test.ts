import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { steady } from "../../../../runner/load/steady-load.ts";

const CONNECTIONS = 4;

/** Each connection has been used several times by then. */
const ENOUGH = 5 * CONNECTIONS;

/** What the server saw: the most requests that were there at once, how many in all, and on how many connections. */
const seen = { now: 0, most: 0, all: 0, connections: 0 };
let enough = new AbortController();
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.now += 1;
    seen.all += 1;
    if (seen.all === ENOUGH) enough.abort();
    seen.most = Math.max(seen.most, seen.now);
    response.statusCode = request.url === "/bad" ? 500 : 200;
    setTimeout(() => {
      seen.now -= 1;
      response.end("ok");
    }, 10);
  }).listen(0, "127.0.0.1");
  server.on("connection", () => {
    seen.connections += 1;
  });
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" ? (address?.port ?? 0) : 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  Object.assign(seen, { now: 0, most: 0, all: 0, connections: 0 });
  enough = new AbortController();
});

/** A load that ends as soon as the server has seen enough of it, however long that takes. */
const load = (path: string, seconds = 3600, signal = enough.signal) =>
  steady({ port, path, connections: CONNECTIONS, seconds, signal });

it("keeps every connection busy with one request at a time", async () => {
  const { requests, errors } = await load("/");
  expect(errors).toBe(0);
  expect(seen).toMatchObject({ most: CONNECTIONS, connections: CONNECTIONS });
  // Each connection is used again, or there would be no more requests than connections.
  expect(requests).toBe(seen.all);
  expect(requests).toBeGreaterThan(CONNECTIONS);
});

it("counts answers that are none as errors", async () => {
  const { requests, errors } = await load("/bad");
  expect(errors).toBe(requests);
  expect(errors).toBeGreaterThan(0);
});

it("ends when its time is over", async () => {
  const { seconds } = await load("/", 0.1, new AbortController().signal);
  expect(seconds).toBeGreaterThanOrEqual(0.1);
});

it("ends when it is interrupted", async () => {
  const { seconds } = await load("/", 3600, AbortSignal.timeout(100));
  expect(seconds).toBeLessThan(3600);
});
