import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import sirv from "sirv";

/** A site that is being served. */
export interface Served {
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on a loopback port, below a base path as its host will, with the site's own page for what is missing.
 *
 * @param port 0 for any free one
 * @throws Error (EADDRINUSE) when the port is taken
 */
export async function serve(folder: string, { port, basePath }: { port: number; basePath: string }): Promise<Served> {
  const server = siteServer(folder, basePath);
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

function siteServer(folder: string, basePath: string): Server {
  const files = sirv(folder, { dev: true });
  return createServer((request, response) => {
    const asked = request.url ?? "/";
    const missing = async () => {
      const page = await readFile(path.join(folder, "404.html"), "utf8").catch(() => "not found");
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(page);
    };
    if (!`${asked}/`.startsWith(`${basePath}/`)) return void missing();
    request.url = asked.slice(basePath.length) || "/";
    files(request, response, () => void missing());
  });
}
