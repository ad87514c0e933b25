import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { endpointSchema } from "../../../../../content/run/parts/endpoint.ts";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import { closedLoop } from "../../../../../runner/load/steady/closed-loop.ts";
import { Tally } from "../../../../../runner/load/steady/tally.ts";
import { monotonicSeconds } from "../../../../../runner/program/clock.ts";

const OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
const endpoint = endpointSchema.parse({
  ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop" },
});
let server: Server;

afterEach(async () => {
  server.close();
  await once(server, "close");
});

/** Answers each request twice, and lets some time pass before each answer. */
function oneAtATime(): (socket: Socket) => void {
  let last = Promise.resolve();
  return (socket) => {
    for (let times = 0; times < 2; times++) last = last.then(() => sleep(2)).then(() => void socket.write(OK));
  };
}

/** What is counted of a server that does something for each request; it may get several in one piece. */
async function countsOf(answer: (socket: Socket) => void, use: "kept" | "fresh") {
  server = createServer({ noDelay: true }, (socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      for (const _ of bytes.toString().matchAll(/\r\n\r\n/g)) answer(socket);
    });
  });
  await once(server.listen(0, LOOPBACK), "listening");
  const { port } = server.address() as AddressInfo;
  const begin = monotonicSeconds();
  const times = { warmUp: begin, begin, end: begin + 0.1 };
  const tally = new Tally(times, "over");
  const wanted = { endpoint, amount: null };
  await closedLoop({ host: LOOPBACK, port, path: "/", timeoutSeconds: 60, use, wanted }, 1, times, tally);
  const { sent, answered, errors } = tally.counts(monotonicSeconds());
  expect(sent).toBeGreaterThan(0);
  return { share: answered / sent, errors };
}

it.each(["kept", "fresh"] as const)("counts every answer of a server that gives one, connections %s", async (use) => {
  const { share, errors } = await countsOf((socket) => socket.write(OK), use);
  expect({ share, errors }).toEqual({ share: 1, errors: {} });
});

it.each<[string, (socket: Socket) => void]>([
  ["in one piece", (socket) => socket.write(OK + OK)],
  ["one directly after the other", (socket) => socket.write(OK, () => socket.write(OK))],
  ["never two at a time", oneAtATime()],
])("counts no answer of a server that answers twice, %s", async (_, answer) => {
  const { share, errors } = await countsOf(answer, "kept");
  expect({ share, kinds: Object.keys(errors) }).toEqual({ share: 0, kinds: ["not HTTP"] });
});
