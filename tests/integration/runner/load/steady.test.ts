import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { steady } from "../../../../runner/load/steady.ts";

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.statusCode = request.url === "/bad" ? 500 : 200;
    setTimeout(() => response.end("ok"), 10);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" ? (address?.port ?? 0) : 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const load = (path: string, seconds: number, signal = new AbortController().signal) =>
  steady({ port, path, connections: 4, seconds, signal });

it("keeps every connection busy with one request at a time", async () => {
  const { requests, errors, requestsPerSecond } = await load("/", 0.5);
  expect(errors).toBe(0);
  // Four connections with a request of ten milliseconds each: at most 400 a second.
  expect(requestsPerSecond).toBeLessThanOrEqual(400);
  expect(requests).toBeGreaterThan(40);
});

it("counts answers that are none as errors", async () => {
  const { requests, errors } = await load("/bad", 0.2);
  expect(errors).toBe(requests);
  expect(errors).toBeGreaterThan(0);
});

it("ends when it is interrupted", async () => {
  const { seconds } = await load("/", 30, AbortSignal.timeout(100));
  expect(seconds).toBeLessThan(5);
});
