import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

// A server that also misbehaves, run in a process of its own: `serial` does one request's work after the other, each
// taking 50 ms; `parallel` takes 50 ms for any number; `together` answers once as many requests are there as iterations
// were asked for; `broken` hangs up; `wrong` does other work than was asked; `drips`
// never comes to the end of its answer.
const MILLISECONDS = 50;
let queue = Promise.resolve();

const server = createServer(async (request, response) => {
  const [, , how = "", iterations = "1"] = (request.url ?? "").split("/");
  if (how.startsWith("broken")) return void response.socket?.destroy();
  if (how.startsWith("drips")) return void setInterval(() => response.write(" "), 20);
  const { began, ended } = how.startsWith("together") ? await together(Number(iterations)) : await turn(how);
  const done = Number(iterations) + (how.startsWith("wrong") ? 1 : 0);
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({ message: how, result: ended - began, pid: process.pid, iterations: done, began, ended }),
  );
});

/** Those that wait for the others. */
let met = Promise.withResolvers<void>();
let there = 0;

async function together(expected: number): Promise<{ began: number; ended: number }> {
  const began = now();
  const { promise, resolve } = met;
  there += 1;
  if (there === expected) {
    resolve();
    [met, there] = [Promise.withResolvers<void>(), 0];
  }
  await promise;
  await sleep(1);
  return { began, ended: now() };
}

const now = () => Number(process.hrtime.bigint()) / 1e9;

async function turn(how: string): Promise<{ began: number; ended: number }> {
  if (how.startsWith("parallel")) return work();
  const mine = queue.then(work);
  queue = mine.then(() => undefined);
  return mine;
}

async function work(): Promise<{ began: number; ended: number }> {
  const began = now();
  await sleep(MILLISECONDS);
  return { began, ended: now() };
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
