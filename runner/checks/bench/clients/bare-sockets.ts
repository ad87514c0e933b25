import { once } from "node:events";
import { connect } from "node:net";
import { authority, LOOPBACK } from "../../../load/address.ts";
import { monotonicSeconds } from "../../../program/clock.ts";

/**
 * Sends requests together as a client can at the least: a socket each, one write, and whatever comes until its end.
 *
 * @returns seconds from the start to the end of the last answer
 */
export async function bareBurst(port: number, path: string, level: number): Promise<number> {
  const origin = monotonicSeconds();
  const ends = await Promise.all(Array.from({ length: level }, () => exchange(port, path)));
  return Math.max(...ends) - origin;
}

/** One request; returns the moment at which its answer ended. Who does not read it knows that by its end alone. */
async function exchange(port: number, path: string): Promise<number> {
  const socket = connect({ port, host: LOOPBACK });
  socket.once("connect", () =>
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${authority({ host: LOOPBACK, port })}\r\nconnection: close\r\n\r\n`),
  );
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(socket, "end");
  const ended = monotonicSeconds();
  socket.destroy();
  if (Buffer.concat(chunks).toString("utf8").startsWith("HTTP/1.1 200 ")) return ended;
  throw new Error(
    `expected status 200 from the known-answer server, got ${Buffer.concat(chunks).toString("utf8", 0, 80)}`,
  );
}
