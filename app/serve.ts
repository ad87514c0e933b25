import { createServer } from "node:http";
import sirv from "sirv";

/** A site that is being served. */
export interface Served {
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on a loopback port, below a base path as its host will.
 *
 * @param port 0 for any free one
 * @throws Error (EADDRINUSE) when the port is taken
 */
export async function serve(folder: string, { port, basePath }: { port: number; basePath: string }): Promise<Served> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const asked = request.url ?? "/";
    const missing = () => void response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    if (!`${asked}/`.startsWith(`${basePath}/`)) return missing();
    request.url = asked.slice(basePath.length) || "/";
    files(request, response, missing);
  });
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
