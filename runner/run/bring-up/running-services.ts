import type { Clock } from "../../../content/run/parts/clock.ts";
import type { Fleet } from "../../fleet/fleet.ts";
import type { Service } from "../../fleet/read-services.ts";

/** Services that are up on one machine. */
export interface RunningServices {
  services: Service[];
  /** The first process of each that can be seen from outside. */
  rootPids: Map<string, number>;
  /** Whether client and targets share a kernel, and so a clock. */
  clock: Clock;
  /** Who knows what became of one that does not answer. */
  fleet: Pick<Fleet, "ended" | "lastLines" | "lost">;
}
