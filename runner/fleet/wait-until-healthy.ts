import { setTimeout as sleep } from "node:timers/promises";
import { visible } from "../../content/run/parts/visible.ts";
import { send } from "../load/send-request.ts";
import { monotonicSeconds } from "../program/clock.ts";
import { whyNotAccepting } from "./accepts-connections.ts";
import { unhealthy } from "./block/health.ts";
import type { Fleet, Say } from "./fleet.ts";
import type { Service } from "./services/service.ts";

/**
 * Often enough to tell how long a service takes to start, and seldom enough not to slow it down. Each of several that start
 * together is asked less often, at least four times a second.
 */
const ASKED_EVERY_MILLISECONDS = 25;
const SELDOM_MILLISECONDS = 250;
/** Asking an engine whether a container still runs takes a third of a second of a core. */
const LOOKED_EVERY_SECONDS = 1;

/** A service that is coming up, and how it is watched. */
export interface HealthWatch {
  service: Pick<Service, "name" | "host" | "port" | "health" | "startSeconds">;
  /** Resolves to a reason once the service can no longer come up (it exited), else undefined. */
  ended: () => ReturnType<Fleet["ended"]>;
  /** Resolves to why an answer on its port is not its own; without this it always is. */
  notItsOwn?: () => Promise<string | undefined>;
  /** How many services start together, itself among them; 1 where it is not said. */
  together?: number;
  /** Says from time to time what is waited for. */
  say: Say;
  /** Resolves to where it listens, if not where it is asked, as the rest of a sentence; else, and without it, to nothing. */
  whereElse?: () => Promise<string>;
  /** How often; 10 where it is not said. */
  sayEverySeconds?: number;
}

/**
 * Waits until a target answers that it is ready, for as long as it may take to start.
 *
 * Asked from outside and only before measuring: a health check inside the container would go on during the
 * measurement, cost CPU on the measured cores and queue behind a blocked server.
 *
 * @returns undefined once healthy, else why not
 */
export async function waitUntilHealthy(watch: HealthWatch, signal: AbortSignal): Promise<string | undefined> {
  const { service, ended, notItsOwn, say, whereElse, together = 1, sayEverySeconds = 10 } = watch;
  const pause = Math.min(ASKED_EVERY_MILLISECONDS * together, SELDOM_MILLISECONDS);
  const { name, startSeconds } = service;
  const began = monotonicSeconds();
  const waited = () => monotonicSeconds() - began;
  let last = "no answer";
  let saidAt = 0;
  let lookedAt = 0;
  while (waited() < startSeconds) {
    signal.throwIfAborted();
    const reason = (await whyNotReady(service, signal)) ?? (await notItsOwn?.());
    if (reason === undefined) return undefined;
    last = visible(reason);
    if (waited() - lookedAt >= LOOKED_EVERY_SECONDS) {
      const over = await ended();
      if (over) return over;
      lookedAt = waited();
    }
    if (waited() - saidAt >= sayEverySeconds) {
      saidAt = waited();
      const where = (await whereElse?.()) ?? "";
      say(`Waiting for ${name}, ${Math.round(saidAt)} of at most ${startSeconds} s (last: ${last})${where}.`);
    }
    await sleep(pause, undefined, { signal });
  }
  const advice = "startSeconds in its x-benchbook block gives it longer, and health another path to answer";
  return `not healthy within ${startSeconds} s (last: ${last}); ${advice}`;
}

async function whyNotReady({ host, port, health }: HealthWatch["service"], signal: AbortSignal) {
  if (health.protocol === "tcp") return whyNotAccepting({ host, port });
  const answer = await send({ host, port, path: health.path, timeoutSeconds: 2, signal });
  return answer.error ?? unhealthy(health, answer.status);
}
