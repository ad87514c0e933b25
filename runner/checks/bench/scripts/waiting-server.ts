import { createServer, type Socket } from "node:net";
import { LOOPBACK } from "../../../load/address.ts";

// A server of nothing but a socket that takes any number of requests at once, in a process of its own: each has the same
// answer after 5 ms, one in twenty after 20. It prints its port.
const ANSWER = Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
const END = Buffer.from("\r\n\r\n");
const SLOW_ONE_IN = 20;
/**
 * A timer of Node is late by up to a millisecond, which would be a fifth of the
 * answer: this thread sleeps so long, and looks.
 */
const NAP_MILLISECONDS = 0.05;

/** Requests that take as long wait in the order in which they are due. */
class Line {
  readonly #milliseconds: number;
  readonly #waiting: { socket: Socket; due: number }[] = [];

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  joins(socket: Socket): void {
    this.#waiting.push({ socket, due: performance.now() + this.#milliseconds });
  }

  /** Answers what is due; returns whether anything still waits. */
  answers(): boolean {
    const now = performance.now();
    for (let first = this.#waiting[0]; first && first.due <= now; first = this.#waiting[0]) {
      this.#waiting.shift();
      first.socket.write(ANSWER);
    }
    return this.#waiting.length > 0;
  }
}

const [quick, slow] = [new Line(5), new Line(20)];
const never = new Int32Array(new SharedArrayBuffer(4));
let isLooking = false;
let count = 0;

function look(): void {
  const lines = [quick.answers(), slow.answers()];
  isLooking = lines.includes(true);
  if (!isLooking) return;
  Atomics.wait(never, 0, 0, NAP_MILLISECONDS);
  setImmediate(look);
}

const server = createServer({ noDelay: true }, (socket) => {
  // Clients hang up as they like.
  socket.on("error", () => {});
  socket.on("data", (bytes: Buffer) => {
    if (!bytes.subarray(-END.length).equals(END)) return;
    count += 1;
    (count % SLOW_ONE_IN === 0 ? slow : quick).joins(socket);
    if (isLooking) return;
    isLooking = true;
    setImmediate(look);
  });
});

server.listen({ port: 0, host: LOOPBACK, backlog: 1024 }, () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
