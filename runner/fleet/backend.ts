import type { BackendName } from "../../content/run/circumstances/backend.ts";
import type { Environment } from "../../content/run/circumstances/environment.ts";
import type { IsWanted } from "../guard/marks/marked-processes.ts";
import type { Reader } from "./compose-file/compose-config.ts";
import type { Variables } from "./compose-file/syntax/env-file.ts";
import type { Fleet } from "./fleet.ts";
import type { Reading } from "./services/read-services.ts";
import type { Service } from "./services/service.ts";

/** The programs and the machines that run the services, as the environment of a run says it; null for what is not used. */
export type Programs = Pick<Environment, "engine" | "compose" | "nodes" | "loadNodes">;

/** That a backend can run services now, and through which programs; or why it cannot. */
export type Availability =
  /** `said` is why it was chosen, for whoever wonders; null where there is nothing to say. */
  { isThere: true; said: string | null; programs: Programs } | { isThere: false; reason: string };

/** What a fleet is made of. */
export interface FleetContext {
  /** The Compose file. */
  file: string;
  /** Others, each of which is merged over those before it. */
  overrides?: string[] | undefined;
  /** What the file is read with, and what has read it. */
  variables: Variables;
  reader: Reader;
  /** The folder of the file. */
  project: string;
  /** What may be brought up. */
  services: Service[];
  /** The cores that the targets may use. */
  cores: number[];
  /** On how many of the machines that it has for them; on one where that is not said. */
  nodes?: number;
}

/** A way to run the services of a Compose file: a folder in `backends/`, and a line in its `registry.ts`. */
export interface Backend {
  name: BackendName;
  /** What has to be there, for whoever asked for it in vain: "a Docker engine". */
  needs: string;
  /** Asks whether it can run services on this machine now. */
  find: () => Promise<Availability>;
  /** The cores that there are for the services, by their numbers on the machine that these run on. */
  cores: () => Promise<number[]>;
  /** How it reads the Compose file. */
  reading: Reading;
  /**
   * The services that it runs, none of them up yet, once for each machine and at least once; it throws an ExitError where it
   * could not run one of them as the file says, or something stands in their way, such as a port in use.
   */
  fleets: (context: FleetContext) => Promise<[Fleet, ...Fleet[]]>;
  /** Throws the same ExitError where nothing is to be run; without this, whatever the file says can be kept to. */
  refuse?: (context: FleetContext) => Promise<void>;
  /** Removes what was started through it beside processes of this machine, by the mark of who did; returns its names. */
  removeMarked: (isWanted: IsWanted) => Promise<string[]>;
}
