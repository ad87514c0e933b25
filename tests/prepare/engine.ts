import { findEngine } from "../../runner/fleet/backend.ts";

/** Whether Compose tests can run here; `reason` is what a skipped one says. */
export type ComposeHere = { answers: true } | { answers: false; reason: string };

/** Set where a skipped Compose test is a failure: on the machine that checks every change. */
export const composeRequired = process.env.BENCHBOOK_REQUIRE_COMPOSE === "1";

/** Asks, as the runner does, for a Docker engine with Compose v2. */
export async function composeHere(): Promise<ComposeHere> {
  const engine = await findEngine();
  return engine.answers ? { answers: true } : { answers: false, reason: engine.reason };
}
