import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { json } from "node:stream/consumers";
import { messageOf } from "../program/message-of.ts";

/** What an agent does when it is asked, by path: plain data in, plain data out; ended when who asked has gone. */
export type Routes = Readonly<Record<string, (asked: unknown, signal: AbortSignal) => unknown>>;

/** The port on which an agent listens in its container. */
export const AGENT_PORT = 7380;

/** The largest request that a run makes is smaller. */
const MOST_BODY_BYTES = 4_000_000;

/** A server that does what routes say for whoever knows its token, and tells others nothing. */
export function agentServer(token: string, routes: Routes): Server {
  const expected = digestOf(`Bearer ${token}`);
  return createServer((request, response) => {
    const end = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (!timingSafeEqual(digestOf(request.headers.authorization ?? ""), expected)) return end(401, null);
    const route = request.method === "POST" ? routes[request.url ?? ""] : undefined;
    if (!route) return end(404, null);
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    bodyOf(request)
      .then((asked) => route(asked, gone.signal))
      .then(
        (answer) => end(200, answer ?? null),
        (thrown: unknown) => end(500, { error: messageOf(thrown) }),
      );
  });
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const bytes = Number(request.headers["content-length"]);
  if (!(bytes <= MOST_BODY_BYTES)) throw new Error(`expected a body of at most ${MOST_BODY_BYTES} bytes, got more`);
  return bytes === 0 ? null : json(request);
}
