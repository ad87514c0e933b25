import type { BackendName } from "../../../../content/run/circumstances/backend.ts";

/** The backends that run services on the machine of the client. */
export type NearBackend = Exclude<BackendName, "swarm">;
