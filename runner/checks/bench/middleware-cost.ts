import { execa } from "execa";
import { z } from "zod";
import { ROOT } from "../../program/folders.ts";
import { findPython } from "../../python/find-python.ts";
import type { Figure } from "./bench-figure.ts";

const MOST_MICROSECONDS = 20;

const measured = z.object({
  wsgi: z.number(),
  asgi: z.array(z.object({ tasks: z.int(), microseconds: z.number() })),
});

/** What the middleware for applications of one's own adds to a request, on the Python of this machine. */
export async function middlewareFigures(signal: AbortSignal): Promise<Figure[]> {
  const { command, version } = await findPython();
  const { stdout } = await execa(command, ["-B", "-m", "targets.middleware.bench"], {
    cwd: ROOT,
    cancelSignal: signal,
  });
  const { wsgi, asgi } = measured.parse(JSON.parse(stdout));
  const figure = (what: string, value: number): Figure => ({
    ...{ what: `middleware, for each request: ${what}`, value, unit: "µs" },
    ...{ limit: MOST_MICROSECONDS, bound: "at most", note: `Python ${version}` },
  });
  return [
    figure("WSGI", wsgi),
    ...asgi.map(({ tasks, microseconds }) => figure(`ASGI, tasks on its loop: ${tasks}`, microseconds)),
  ];
}
