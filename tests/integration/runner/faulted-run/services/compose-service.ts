import { SINGLES, WARM_UP_REQUESTS } from "../../../../../runner/plan/named-plans.ts";
import { endpointsOf } from "../../../../fixture/made-run/endpoints.ts";

/** Services of a Compose file, by name. */
export type ComposeServices = Record<string, object>;

/** The first process of a container does not end when it is asked to unless it says so, and Docker waits for it in vain. */
export const AT_ONCE = { stop_signal: "SIGKILL" };

/**
 * What tells a script which burst is the first that counts: so many warm-up requests come before it, before each request
 * alone and after the cold burst.
 */
export const COUNTED = { WARM_UP_REQUESTS: String((SINGLES + 1) * WARM_UP_REQUESTS) };

/**
 * What is said of a service once it listens, or that it was not healthy in time where it does not listen yet, as on a busy
 * machine. That the right one of these is said has a test of its own, in which each has got as far as it gets.
 *
 * @param last what was met at the port until then
 */
export function onceListening(said: RegExp, last = "nothing listens on the port: "): RegExp {
  return new RegExp(`${said.source}|^not healthy within \\d s \\(last: ${last}[^\\n]*\\); startSeconds`);
}

/** What the command lines of services match that are one of the scripts of the fixtures. */
export const SCRIPTS = "misbehaving\\.py|never_ready\\.py";

/** What is said of a service that is one of the scripts of the fixtures. */
export interface Scripted {
  port: number;
  label: string;
  environment?: Record<string, string>;
  startSeconds?: number;
  /** The packages that it wants, where they are not the usual ones. */
  requirements?: string;
}

/** A service that is one of the scripts of the fixtures, which behaves as its first argument says, on either backend. */
export function scripted(
  script: "misbehaving.py" | "never_ready.py",
  how: string,
  { port, label, environment = {}, ...more }: Scripted,
): object {
  const block = { label, family: "test", endpoints: endpointsOf("sync-cpubound"), workers: 1, ...more };
  return {
    image: "python:3.13-slim",
    working_dir: "/project",
    volumes: [".:/project:ro"],
    ...AT_ONCE,
    command: ["python3", script, how, "${BENCHBOOK_HOST:-0.0.0.0}", "${BENCHBOOK_PORT:-5000}"],
    environment,
    ports: [`127.0.0.1:${port}:5000`],
    "x-benchbook": block,
  };
}
