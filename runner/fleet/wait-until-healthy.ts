import { setTimeout as sleep } from "node:timers/promises";
import { visible } from "../../content/run/parts/visible.ts";
import { send } from "../load/send-request.ts";
import { unhealthy } from "./block/health.ts";
import type { Service } from "./read-services.ts";

/** How long a service may take to come up, images and packages being there. */
const WITHIN_SECONDS = 60;

/** Often enough to tell how long a service takes to start, and seldom enough not to slow it down. */
const ASKED_EVERY_MILLISECONDS = 25;
/** Asking an engine whether a container still runs takes a third of a second of a core. */
const LOOKED_EVERY_MILLISECONDS = 1000;

/** How a target that is coming up is watched. */
export interface HealthWatch extends Pick<Service, "host" | "port" | "health"> {
  /** Resolves to a reason once the target can no longer come up (it exited), else undefined. */
  ended: () => Promise<string | undefined>;
}

/**
 * Waits until a target answers that it is ready.
 *
 * Asked from outside and only before measuring: a health check inside the container would go on during the
 * measurement, cost CPU on the measured cores and queue behind a blocked server.
 *
 * @returns undefined once healthy, else why not
 */
export async function waitUntilHealthy(watch: HealthWatch, signal: AbortSignal): Promise<string | undefined> {
  const deadline = Date.now() + WITHIN_SECONDS * 1000;
  let last = "no answer";
  let looked = Date.now();
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const { host, port, health } = watch;
    const answer = await send({ host, port, path: health.path, timeoutSeconds: 2, signal });
    const reason = answer.error ?? unhealthy(health, answer.status);
    if (reason === undefined) return undefined;
    last = visible(reason);
    if (Date.now() - looked > LOOKED_EVERY_MILLISECONDS) {
      const ended = await watch.ended();
      if (ended) return ended;
      looked = Date.now();
    }
    await sleep(ASKED_EVERY_MILLISECONDS, undefined, { signal });
  }
  return `not healthy within ${WITHIN_SECONDS} s (last: ${last})`;
}
