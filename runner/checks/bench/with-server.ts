import { once } from "node:events";
import { execa } from "execa";

const START_MILLISECONDS = 60_000;

/** Runs a server script that prints its port in a process of its own, for as long as it is used. */
export async function withServer<T>(
  script: string,
  signal: AbortSignal,
  use: (port: number) => Promise<T>,
): Promise<T> {
  const server = execa(process.execPath, [script], { reject: false, cancelSignal: signal });
  try {
    const started = AbortSignal.any([signal, AbortSignal.timeout(START_MILLISECONDS)]);
    const [printed] = await once(server.stdout, "data", { signal: started });
    return await use(Number(printed));
  } finally {
    server.kill();
    await server;
  }
}
