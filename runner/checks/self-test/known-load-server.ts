import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { LOOPBACK } from "../../load/address.ts";
import { DROPS_ONE_IN, FIXED_SECONDS, SERVED_PER_SECOND, STALL } from "./known-load.ts";

// A server whose answers to a steady load are known, in a process of its own. It prints its port.

const now = () => performance.now() / 1000;

/** Seconds until the server no longer stalls: it does at the end of every period. */
function stalledFor(): number {
  const at = now() % STALL.everySeconds;
  return at < STALL.everySeconds - STALL.seconds ? 0 : STALL.everySeconds - at;
}

let served = 0;
let nextFree = 0;

const BEHAVIOURS: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<unknown>> = {
  "/fixed": async (_, response) => {
    await sleep(1000 * FIXED_SECONDS);
    response.end("ok");
  },
  "/stalls": async (_, response) => {
    await sleep(1000 * (stalledFor() + FIXED_SECONDS));
    response.end("ok");
  },
  "/drops": async (request, response) => {
    served += 1;
    if (served % DROPS_ONE_IN === 0) request.socket.resetAndDestroy();
    else response.end("ok");
  },
  // Those that wait have moments one after the other: timers that are late do not add up.
  "/ceiling": async (_, response) => {
    nextFree = Math.max(now(), nextFree) + 1 / SERVED_PER_SECOND;
    await sleep(1000 * (nextFree - now()));
    response.end("ok");
  },
  "/wrong": async (_, response) => response.writeHead(500).end("no"),
  "/silent": async () => {},
};

const server = createServer((request, response) => {
  const behaviour = BEHAVIOURS[request.url ?? ""];
  if (behaviour) void behaviour(request, response);
  else response.writeHead(404).end();
});

server.listen({ port: 0, host: LOOPBACK, backlog: 1024 }, () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
