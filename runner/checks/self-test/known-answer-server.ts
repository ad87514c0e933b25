import { createServer, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { LOOPBACK } from "../../load/address.ts";

// A server with known answers, in a process of its own: it waits for the milliseconds that are asked for, with one
// slot, two or any number of them, as the targets' awaited endpoint does. It prints its port.
interface Slots {
  free: number;
  waiting: (() => void)[];
}

const unlimited = { free: Number.POSITIVE_INFINITY, waiting: [] };

const SLOTS: Record<string, Slots> = {
  serial: { free: 1, waiting: [] },
  workers: { free: 2, waiting: [] },
  parallel: unlimited,
  "async-iobound": unlimited,
};

async function answer(slots: Slots, milliseconds: number, response: ServerResponse): Promise<void> {
  if (slots.free > 0) slots.free -= 1;
  else await new Promise<void>((resolve) => slots.waiting.push(resolve));
  const began = now();
  await sleep(milliseconds);
  const ended = now();
  const next = slots.waiting.shift();
  if (next) next();
  else slots.free += 1;
  const told = { message: "known answer", result: ended - began, pid: process.pid, iterations: milliseconds };
  response.setHeader("content-type", "application/json").end(JSON.stringify({ ...told, began, ended }));
}

function now(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}

const server = createServer((request, response) => {
  const [, , how = "", milliseconds] = (request.url ?? "").split("/");
  const slots = SLOTS[how];
  if (slots) void answer(slots, Number(milliseconds), response);
  else response.writeHead(404).end();
});

// As many as the largest burst may be waiting to be accepted.
server.listen({ port: 0, host: LOOPBACK, backlog: 1024 }, () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
