import { z } from "zod";

/** The ways to run targets: what run files and `--on` call each, and what readers are told. */
export const BACKENDS = { compose: "Compose", processes: "local processes", swarm: "Docker Swarm" } as const;

/** See {@link BACKENDS}. */
export type BackendName = keyof typeof BACKENDS;

/** The names of all of them. */
export const BACKEND_NAMES = Object.keys(BACKENDS) as BackendName[];

/** How the targets of a run were run. */
export const backendSchema = z.enum(BACKEND_NAMES);
