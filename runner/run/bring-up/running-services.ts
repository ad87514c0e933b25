import type { Clock } from "../../../content/run/parts/clock.ts";
import type { Fleet } from "../../fleet/fleet.ts";
import type { Service } from "../../fleet/services/service.ts";
import type { SendLoad } from "../../load/steady/load-window.ts";
import type { TargetObserver } from "../../observe/target-observer.ts";

/** Services that are up on one machine. */
export interface RunningServices {
  services: Service[];
  /** Who looks from outside at each of them whose processes can be seen. */
  observers: ReadonlyMap<string, TargetObserver>;
  /** How steady load is sent to them; from this machine where it is not said. */
  sendLoad?: SendLoad | undefined;
  /** Whether client and targets share a kernel, and so a clock. */
  clock: Clock;
  /** How many cores this machine shares with them; null where they are on another. */
  sharedCores: number | null;
  /** Who knows what became of one that does not answer, and of what else was started for the run. */
  fleet: Pick<Fleet, "ended" | "lastLines" | "lost" | "faults">;
}
