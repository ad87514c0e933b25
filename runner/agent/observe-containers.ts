import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { TargetLimits } from "../../content/run/circumstances/limits.ts";
import type { Process, Usage } from "../../content/run/parts/processes.ts";
import { bootId } from "../observe/boot-id.ts";
import { localObserver } from "../observe/target-observer.ts";
import { PROC, readSystemFile } from "../program/system-files.ts";
import { publishedOn } from "./published-on.ts";
import type { Routes } from "./serve.ts";

/** A container, by its engine's id, and its first process, as its machine counts. */
const watchedSchema = z.object({ container: z.string().regex(/^[0-9a-f]{64}$/), pid: z.int().positive() });

const portsSchema = z.object({ ports: z.array(z.int()) });

/** What an agent is asked to look at. */
export type Watched = z.infer<typeof watchedSchema>;

/** Whoever began a watch and did not end it in that time is gone. */
const LONGEST_WATCH_MILLISECONDS = 3_600_000;
const MOST_WATCHES = 64;

/** Ends a watch. */
type Watch = () => Promise<Usage | null>;

/** Says which machine this is, and looks at the processes of its containers: at none that are in no container. */
export function observingRoutes(): Routes {
  const watches = new Map<number, Watch>();
  let last = 0;
  return {
    "/": bootId,
    "/limits": async (asked): Promise<TargetLimits | null> =>
      isThere(asked) ? localObserver(asked.pid).limits() : null,
    "/published": async (asked): Promise<string[]> =>
      isThere(asked) ? publishedOn(asked.pid, portsSchema.parse(asked).ports) : [],
    "/throttled": async (asked): Promise<number | null> =>
      isThere(asked) ? localObserver(asked.pid).throttledPeriods() : null,
    "/tree": async (asked): Promise<Process[]> => (isThere(asked) ? localObserver(asked.pid).tree() : []),
    "/watch": async (asked): Promise<number | null> => {
      if (!isThere(asked) || watches.size >= MOST_WATCHES) return null;
      const watch = await countingOwnTime(asked.pid);
      const id = ++last;
      // Meanwhile the process may have ended and its PID been given to another one.
      watches.set(id, async () => {
        const usage = await watch();
        return isThere(asked) ? usage : null;
      });
      void sleep(LONGEST_WATCH_MILLISECONDS, undefined, { ref: false }).then(() => end(watches, id));
      return id;
    },
    "/watch/end": (asked): Promise<Usage | null> => end(watches, z.int().parse(asked)),
  };
}

async function end(watches: Map<number, Watch>, id: number): Promise<Usage | null> {
  const watch = watches.get(id);
  watches.delete(id);
  return (await watch?.()) ?? null;
}

/** A watch that says as the time spent on looking all that this process used meanwhile: it does nothing else. */
async function countingOwnTime(pid: number): Promise<Watch> {
  const before = process.cpuUsage();
  const watch = await localObserver(pid).watch();
  return async () => {
    const usage = await watch();
    const { user, system } = process.cpuUsage(before);
    return usage && { ...usage, lookingSeconds: (user + system) / 1e6 };
  };
}

/** Whether a container is there, and a process is of it. */
function isThere(asked: unknown): asked is Watched {
  const { container, pid } = watchedSchema.parse(asked);
  return readSystemFile(`${PROC}/${pid}/cgroup`).includes(container);
}
