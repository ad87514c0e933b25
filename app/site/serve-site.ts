import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import compression from "compression";
import sirv from "sirv";
import { type HeaderRule, headersFor, readHeaderRules } from "./served-headers.ts";

/** A site that is being served. */
export interface Served {
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on a loopback port as its host will: below a base path, compressed, with the headers that the site's
 * `_headers` asks for, and with the site's own page for what is missing.
 *
 * @param port 0 for any free one
 * @throws Error (EADDRINUSE) when the port is taken
 */
export async function serve(folder: string, { port, basePath }: { port: number; basePath: string }): Promise<Served> {
  const server = siteServer(folder, basePath, await readHeaderRules(folder));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}${basePath}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function siteServer(folder: string, basePath: string, rules: HeaderRule[]): Server {
  const files = sirv(folder, { dev: true });
  // Written for Express, but it uses only the parts of requests and responses that Node's have too.
  const compress = compression() as unknown as (...parts: [IncomingMessage, ServerResponse, () => void]) => void;
  return createServer((request, response) => {
    const asked = request.url ?? "/";
    const isWithin = `${asked}/`.startsWith(`${basePath}/`);
    const within = asked.slice(basePath.length) || "/";
    response.setHeaders(headersFor(within, rules));
    compress(request, response, () => {
      if (!isWithin) return void sendMissing(folder, response);
      request.url = within;
      files(request, response, () => void sendMissing(folder, response));
    });
  });
}

async function sendMissing(folder: string, response: ServerResponse): Promise<void> {
  const page = await readFile(path.join(folder, "404.html"), "utf8").catch(() => "not found");
  // Responses for missing pages are not cached: the page may exist tomorrow.
  response.setHeader("cache-control", "no-cache");
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(page);
}
