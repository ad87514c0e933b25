import { execa } from "execa";
import { firstOutput } from "./first-output.ts";

/** A machine that is busy with something else may take many seconds to start a process. */
const START_MILLISECONDS = 60_000;

/**
 * Runs a server script that prints its port in a process of its own, for as long as it is used.
 *
 * @throws Error where it ends before it has printed its port, or whatever `use` throws
 */
export async function withServer<T>(
  script: string,
  signal: AbortSignal,
  use: (port: number) => Promise<T>,
): Promise<T> {
  const server = execa(process.execPath, [script], { reject: false, cancelSignal: signal });
  try {
    const started = AbortSignal.any([signal, AbortSignal.timeout(START_MILLISECONDS)]);
    return await use(Number(await firstOutput(server, started)));
  } finally {
    server.kill();
    await server;
  }
}
