import type { NearBackend } from "../../near-backends.ts";
import { COUNTED, type ComposeServices, onceListening, scripted } from "./compose-service.ts";
import type { Fault } from "./inject.ts";

const FIRST_PORT = 5930;

/** The faults that each backend makes possible. */
export const FAULTS: Record<NearBackend, Fault[]> = {
  processes: ["killed", "stopped", "paused", "refusing", "starved"],
  compose: ["killed", "stopped", "paused", "refusing", "starved", "cut"],
};

/** What befalls containers as it does processes, of which misbehaving.ts has more; each with what is said of it. */
export const ALSO: Record<string, { script: "misbehaving.py" | "never_ready.py"; said: RegExp }> = {
  crashes: {
    script: "never_ready.py",
    said: /^its container exited with code 1\nIts last log lines:\n {2}the disk is/,
  },
  elsewhere: {
    script: "never_ready.py",
    said: onceListening(/^not healthy within 3 s \(last: .*\).*; in its container it listens on 0\.0\.0\.0:5500\n/, ""),
  },
  ipv6: {
    script: "never_ready.py",
    said: onceListening(
      /; in its container it listens on \[::\]:5000; let it listen on 0\.0\.0\.0: containers are reached from outside/,
      "",
    ),
  },
  missing: { script: "misbehaving.py", said: /expected status 200, got 404: no such path; declare another/ },
  moved: { script: "misbehaving.py", said: /expected status 200, got 302, a redirect, which is not followed/ },
  private: {
    script: "misbehaving.py",
    said: /expected status 200, got 401: it wants to know who asks; declare the headers/,
  },
  streams: { script: "misbehaving.py", said: /expected a body of at most 1000000 bytes, got more/ },
  floods: { script: "misbehaving.py", said: /expected a body of at most 1000000 bytes, got more/ },
  dies: {
    script: "misbehaving.py",
    said: /; its container exited with code 3, and nothing more of it is measured\nIts/,
  },
};

/** Those of them that are waited for in vain; one that ends is not waited for any longer than until then. */
const NEVER_READY = ["elsewhere", "ipv6"];

/** The name of the target that meets a fault, or of the one that meets none. */
export function nameOf(fault: Fault | "well", backend: NearBackend): string {
  return `${fault}-${backend}`;
}

/** The fault that a target meets and the port that it listens on; undefined for one that meets none. */
export function faultOf(target: string, backend: NearBackend): { fault: Fault; port: number } | undefined {
  const index = FAULTS[backend].findIndex((fault) => nameOf(fault, backend) === target);
  const fault = FAULTS[backend][index];
  return fault && { fault, port: FIRST_PORT + 1 + index };
}

/** A service for each fault, which holds the burst that the fault comes in, one for none, and those that go wrong alone. */
export function injected(backend: NearBackend): ComposeServices {
  const faults = (["well", ...FAULTS[backend]] as const).map((fault, index) => {
    const how = fault === "starved" ? "hungry" : fault === "well" ? "well" : "holds";
    const about = { port: FIRST_PORT + index, label: `It is ${fault}`, environment: COUNTED };
    return [nameOf(fault, backend), scripted("misbehaving.py", how, about)];
  });
  const also = Object.entries(backend === "compose" ? ALSO : {}).map(([how, { script }], index) => {
    const about = {
      ...{ port: FIRST_PORT + faults.length + index, label: `A target: ${how}`, environment: COUNTED },
      ...(NEVER_READY.includes(how) && { startSeconds: 3 }),
    };
    return [how, scripted(script, how, about)];
  });
  return Object.fromEntries([...faults, ...also]);
}
