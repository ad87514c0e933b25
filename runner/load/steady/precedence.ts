import { execFileSync } from "node:child_process";
import { readlinkSync } from "node:fs";

/** The lowest of the real-time priorities is above all that other programs usually have. */
const PRIORITY = "1";

/**
 * Lets the calling thread run before all others of the machine whenever it has something to do: what would be another
 * machine's work, were there one, is not kept waiting by the servers that it measures. Where it has to wait for its turn,
 * requests are sent late by the milliseconds that the others' turns last. Programs that it starts are not given that.
 *
 * @returns whether it does: only Linux can, and only for who may (root, or a limit of real-time priorities above 0)
 */
export function takePrecedence(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const thread = readlinkSync("/proc/thread-self").split("/").at(-1) ?? "";
    execFileSync("chrt", ["--reset-on-fork", "--fifo", "--pid", PRIORITY, thread], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
