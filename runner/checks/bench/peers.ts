import { homedir } from "node:os";
import path from "node:path";
import { execa, type Result } from "execa";

/** Another load generator, and how it is had. */
export interface Peer {
  program: string;
  /** What installs it. */
  remedy: string;
}

export const WRK: Peer = { program: "wrk", remedy: "apt-get install wrk" };
export const VEGETA: Peer = { program: "vegeta", remedy: "go install github.com/tsenart/vegeta/v12@latest" };
export const OHA: Peer = { program: "oha", remedy: "cargo install oha" };

/** Where Go and Cargo put what they install, beside what is on the path. */
const PATH = [process.env.PATH, ...["go/bin", ".cargo/bin"].map((one) => path.join(homedir(), one))].join(
  path.delimiter,
);

/** Whether a peer is there. */
export async function isThere({ program }: Peer): Promise<boolean> {
  const { code } = await execa(program, ["-v"], { reject: false, env: { PATH }, stdin: "ignore" });
  return code !== "ENOENT";
}

/** Why what is measured beside a peer is not. */
export function skippedWithout({ program, remedy }: Peer): string {
  return `skipped: expected ${program} on the path, got none; ${remedy}`;
}

/** Runs a peer, or a shell that runs it, to its end. */
export function runPeer(program: string, flags: (string | number)[], signal: AbortSignal): Promise<Result> {
  return execa(program, flags.map(String), { cancelSignal: signal, env: { PATH }, stdin: "ignore", stderr: "ignore" });
}
