import type { Way } from "../../content/run/environment.ts";

/** A target that could not be brought up, and why. */
export interface Absence {
  name: string;
  reason: string;
}

/** The targets, brought up one way or the other; nothing else of the runner knows which. */
export interface Fleet {
  way: Way;
  pinned: boolean;
  /** Starts every target and waits until it answers; what did not come up is returned, with its last log lines. */
  up(signal: AbortSignal): Promise<Absence[]>;
  /** Stops everything that was started; safe to call at any time and again. */
  down(): Promise<void>;
}
