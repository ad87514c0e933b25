import { createServer } from "node:net";
import { EXIT, ExitError } from "../program/exit-error.ts";
import type { Service } from "./services/service.ts";
import { variableName } from "./services/worker-variables.ts";

/**
 * Checks that the ports of the targets are free, before anything is started.
 *
 * @throws ExitError (the machine cannot) naming the port and how to choose another
 */
export async function requireFreePorts(services: Service[]): Promise<void> {
  for (const { name, host, port } of services) {
    if (await isFree(host, port)) continue;
    const choice = `${variableName(name)}_PORT=<another>`;
    throw new ExitError(
      `${name}: expected port ${port} on ${host} to be free, but it is in use; free it, or publish another in the Compose file (ours takes ${choice})`,
      EXIT.unable,
    );
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once("error", () => resolve(false));
  server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  return promise;
}
