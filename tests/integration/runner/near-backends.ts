import type { BackendName } from "../../../content/run/circumstances/backend.ts";
import { findEngine } from "../../../runner/fleet/backends/compose/engine.ts";

const engine = await findEngine();

/** Whether tests through Compose are skipped: where no engine answers, unless they are required. */
export const isComposeSkipped = !engine.answers && !process.env.BENCHBOOK_REQUIRE_COMPOSE;

/** What the title of such a test says of it. */
export const whyComposeSkipped = isComposeSkipped && !engine.answers ? ` (skipped: ${engine.reason})` : "";

/** The backends that run services on the machine of the client. */
export type NearBackend = Exclude<BackendName, "swarm">;

/** A backend, whether its tests are skipped, and what their titles say of that. */
export interface TestedBackend {
  backend: NearBackend;
  isSkipped: boolean;
  why: string;
}

export const PROCESSES: TestedBackend = { backend: "processes", isSkipped: false, why: "" };
export const COMPOSE: TestedBackend = { backend: "compose", isSkipped: isComposeSkipped, why: whyComposeSkipped };
export const NEAR_BACKENDS: readonly TestedBackend[] = [PROCESSES, COMPOSE];
