import { endpointsOf } from "../../../../fixture/endpoints.ts";

/** Services of a Compose file, by name. */
export type ComposeServices = Record<string, object>;

/** The first process of a container does not end when it is asked to unless it says so, and Docker waits for it in vain. */
export const AT_ONCE = { stop_signal: "SIGKILL" };

/** What is said of a service that is one of the scripts of the fixtures. */
export interface Scripted {
  port: number;
  label: string;
  environment?: Record<string, string>;
  startSeconds?: number;
  /** The packages that it wants, where they are not the usual ones. */
  requirements?: string;
  /** What its image is built from, where it is one of its own. */
  build?: object;
}

/** A service that is one of the scripts of the fixtures, which behaves as its first argument says, on either backend. */
export function scripted(
  script: "misbehaving.py" | "never_ready.py",
  how: string,
  { port, label, environment = {}, build, ...more }: Scripted,
): object {
  const block = { label, family: "test", endpoints: endpointsOf("sync-cpubound"), workers: 1, ...more };
  return {
    ...(build ? { build } : { image: "python:3.13-slim" }),
    working_dir: "/project",
    volumes: [".:/project:ro"],
    ...AT_ONCE,
    command: ["python3", script, how, "${BENCHBOOK_HOST:-0.0.0.0}", "${BENCHBOOK_PORT:-5000}"],
    environment,
    ports: [`127.0.0.1:${port}:5000`],
    "x-benchbook": block,
  };
}
