import type { Endpoint } from "../../../content/run/parts/endpoint.ts";
import type { Role } from "../../../content/run/parts/processes.ts";
import type { Address } from "../../load/address.ts";
import type { SentParts } from "../../load/sent-parts.ts";
import type { Block } from "../block/benchbook-block.ts";
import type { Health } from "../block/health.ts";

/**
 * A service as the Compose file declares it, with its worker count resolved for the cores it may use. Its address is the one
 * on loopback that the file publishes, until a fleet that has it up says where it is reached.
 */
export interface Service
  extends Address,
    Pick<
      Block,
      "label" | "role" | "family" | "levels" | "startSeconds" | "contract" | "requirements" | "programs" | "unavailable"
    > {
  name: string;
  endpoints: Endpoint[];
  /** The headers and bodies of its endpoints' requests, by the endpoint's name, of those that have any. */
  sent: ReadonlyMap<string, SentParts>;
  /** How it is asked whether it is ready. */
  health: Health;
  /** Null where it is not known how many it has. */
  workers: number | null;
  /** The processes that it is expected to have. */
  tree: Role[];
  /** The Compose profiles without which it is not started; none where it always is. */
  profiles: string[];
  /** The services that it is started after. */
  dependsOn: string[];
  /** The cores it is limited to, as `taskset` takes them; null where the file does not limit it. */
  cpuset: string | null;
  /** How much of the time of how many cores its container may use; null where the file does not limit it. */
  cpus: number | null;
  /** What is copied or mounted where its containers work: a local process is started there. */
  folder: string | null;
  /** What a local process is started with: entrypoint and command; empty where only its image says so. */
  command: string[];
  environment: Record<string, string>;
}
