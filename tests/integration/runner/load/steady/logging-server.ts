import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import { monotonicSeconds } from "../../../../../runner/program/clock.ts";

/** How long answers of `/fixed` take. */
const HELD_SECONDS = 0.005;
/** One in so many requests to `/drops` has its connection reset in place of an answer. */
export const DROPS_ONE_IN = 10;

/**
 * When a request came, and when its answer was begun, in seconds of the machine's clock: no client can have seen it sooner.
 */
interface Seen {
  came: number;
  answered: number;
}

/** A server in the process of the test, which notes what it was asked: load comes from threads of their own. */
export class LoggingServer {
  readonly seen: Seen[] = [];
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Starts one on a free port. */
  static async start(): Promise<LoggingServer> {
    const server = createServer().listen(0, LOOPBACK);
    await once(server, "listening");
    const logging = new LoggingServer(server);
    server.on("request", (request, response) => void logging.#answer(request, response));
    return logging;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, path = "", count = "0"] = (request.url ?? "").split("/");
    const seen = { came: monotonicSeconds(), answered: Number.POSITIVE_INFINITY };
    const place = this.seen.push(seen);
    if (path === "silent") return;
    if (path === "fixed") await sleep(1000 * HELD_SECONDS);
    if (path === "together") await this.#untilTogether(Number(count));
    seen.answered = monotonicSeconds();
    if (path === "drops" && place % DROPS_ONE_IN === 0) request.socket.resetAndDestroy();
    else response.writeHead(path === "wrong" ? 500 : 200).end("ok");
  }

  /** Answers nobody until so many have come; from then on nobody waits. */
  async #untilTogether(count: number): Promise<void> {
    if (this.seen.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
