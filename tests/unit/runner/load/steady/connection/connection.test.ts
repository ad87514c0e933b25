import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { type Endpoint, endpointSchema } from "../../../../../../content/run/parts/endpoint.ts";
import { LOOPBACK } from "../../../../../../runner/load/address.ts";
import { Connection, type Failed } from "../../../../../../runner/load/steady/connection/connection.ts";

const OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
let server: Server;
const sockets: Socket[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
  await once(server, "close");
});

/** A server that does something to the socket of each request. */
async function serve(answer: (socket: Socket) => void): Promise<number> {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {}).on("data", () => answer(socket));
  });
  await once(server.listen(0, LOOPBACK), "listening");
  return (server.address() as AddressInfo).port;
}

/** Asks so often, one request after the other, and calls something between them. */
async function ask(
  port: number,
  { times = 1, use = "kept" as const, answer = {}, body, isAtOnce = false, between = async () => {} }: Asked,
): Promise<(Failed["kind"] | null)[]> {
  const endpoint = endpointSchema.parse({
    ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop", answer },
  });
  const said: (Failed["kind"] | null)[] = [];
  let over = () => {};
  const wanted = { endpoint, amount: null };
  const request = { host: LOOPBACK, port, path: "/", timeoutSeconds: 60, use, wanted, body };
  const connection = new Connection(request, (failed) => {
    said.push(failed?.kind ?? null);
    if (isAtOnce && said.length < times) connection.send();
    else over();
  });
  while (said.length < times) {
    await new Promise<void>((resolve) => {
      over = resolve;
      connection.send();
    });
    await between();
  }
  connection.close();
  return said;
}

interface Asked {
  times?: number;
  use?: "kept" | "fresh";
  answer?: Partial<Endpoint["answer"]>;
  body?: string;
  /** Whether the next is sent in the step in which one is over. */
  isAtOnce?: boolean;
  between?: () => Promise<void>;
}

it.each([
  ["kept", 1],
  ["fresh", 3],
] as const)("has for requests on connections that are %s so many of them: %i", async (use, count) => {
  const port = await serve((socket) => socket.write(OK));
  expect(await ask(port, { times: 3, use })).toEqual([null, null, null]);
  expect(sockets).toHaveLength(count);
});

it("opens another where the server has ended the one before", async () => {
  const port = await serve((socket) => socket.end(OK));
  const between = async () => void (await vi.waitUntil(() => sockets.every((socket) => socket.closed)));
  expect(await ask(port, { times: 2, between })).toEqual([null, null]);
  expect(sockets).toHaveLength(2);
});

it.each([
  [3999, 1],
  [4001, 2],
])(
  "after %i ms without a request to a server that keeps connections for 5 s, has used so many: %i",
  async (idle, count) => {
    const port = await serve((socket) => socket.write(OK.replace("\r\n\r\n", "\r\nkeep-alive: timeout=5\r\n\r\n")));
    const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
    const between = async () => void clock.mockReturnValue(1000 + idle);
    expect(await ask(port, { times: 2, between })).toEqual([null, null]);
    expect(sockets).toHaveLength(count);
  },
);

it("takes nothing that was said unasked for the answer to the next request", async () => {
  const port = await serve((socket) => socket.write(OK));
  const between = async () => {
    sockets.at(-1)?.write("HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n");
    await vi.waitUntil(() => sockets.at(-1)?.closed);
  };
  expect(await ask(port, { times: 2, between })).toEqual([null, null]);
  expect(sockets).toHaveLength(2);
});

it("holds a second answer against the request that it came beside, or the next one", async () => {
  const port = await serve((socket) => socket.write(sockets.length === 1 ? OK + OK : OK));
  expect(await ask(port, { times: 2 })).toEqual(["not HTTP", null]);
  const between = async () => {
    if (sockets.length > 2) return;
    sockets.at(-1)?.write(OK);
    await vi.waitUntil(() => sockets.at(-1)?.closed);
  };
  sockets.length = 1;
  expect(await ask(port, { times: 3, between })).toEqual([null, "not HTTP", null]);
});

it("takes no piece of a body that was too large for one of the next answer", async () => {
  const chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nno\r\n2\r\nno\r\n2\r\nno\r\n0\r\n\r\n";
  const port = await serve((socket) => socket.write(sockets.length === 1 ? chunks : OK));
  expect(await ask(port, { times: 2, isAtOnce: true, answer: { mostBytes: 2 } })).toEqual(["too large", null]);
});

it("reads a body that is packed, as the request may have allowed it to be", async () => {
  const body = gzipSync('{"rows":10}');
  const head = `HTTP/1.1 200 OK\r\nContent-Encoding: GZIP\r\ncontent-length: ${body.length}\r\n\r\n`;
  const port = await serve((socket) => socket.write(Buffer.concat([Buffer.from(head), body])));
  expect(await ask(port, { times: 2, answer: { at: "/rows", equals: 10 } })).toEqual([null, null]);
  expect(await ask(port, { answer: { at: "/rows", equals: 11 } })).toEqual(["wrong answer"]);
});

it("sends nothing behind a request that was answered before all of it was sent", async () => {
  const port = await serve((socket) => socket.pause().write(OK));
  expect(await ask(port, { times: 2, body: "x".repeat(30_000_000) })).toEqual([null, null]);
  expect(sockets).toHaveLength(2);
});

it.each([
  ["closed", (socket: Socket) => socket.end()],
  ["closed", (socket: Socket) => socket.resetAndDestroy()],
  ["closed", (socket: Socket) => socket.end(OK.slice(0, -1))],
  ["not HTTP", (socket: Socket) => socket.write("220 mail.example\r\n")],
  ["too large", (socket: Socket) => socket.write(OK)],
  ["status", (socket: Socket) => socket.write(OK.replace("200", "500"))],
  ["other", (socket: Socket) => socket.write("HTTP/1.1 100 Continue\r\n\r\n")],
] as const)("says what kind of error it is: %s", async (kind, answer) => {
  const port = await serve(answer);
  expect(await ask(port, { answer: kind === "too large" ? { mostBytes: 1 } : {} })).toEqual([kind]);
});
