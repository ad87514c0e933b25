import { once } from "node:events";
import { connect } from "node:net";
import { monotonicSeconds } from "../../program/clock.ts";

/** A burst through nothing but sockets: when it began, sent its first request and had its last byte, and its bodies. */
export interface BareBurst {
  origin: number;
  firstSent: number;
  lastByte: number;
  bodies: string[];
}

/** Sends requests together as a client can at the least: a socket each, one write, and whatever comes until its end. */
export async function bareBurst(port: number, path: string, level: number): Promise<BareBurst> {
  const origin = monotonicSeconds();
  const answers = await Promise.all(Array.from({ length: level }, () => exchange(port, path)));
  return {
    origin,
    firstSent: Math.min(...answers.map(({ sent }) => sent)),
    lastByte: Math.max(...answers.map(({ lastByte }) => lastByte)),
    bodies: answers.map(({ body }) => body),
  };
}

async function exchange(port: number, path: string): Promise<{ sent: number; lastByte: number; body: string }> {
  const socket = connect({ port, host: "127.0.0.1" });
  const chunks: Buffer[] = [];
  const at = { sent: 0, lastByte: 0 };
  socket.once("connect", () => {
    at.sent = monotonicSeconds();
    socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`);
  });
  socket.on("data", (chunk: Buffer) => {
    at.lastByte = monotonicSeconds();
    chunks.push(chunk);
  });
  await once(socket, "close");
  return { ...at, body: Buffer.concat(chunks).toString("utf8").split("\r\n\r\n")[1] ?? "" };
}
