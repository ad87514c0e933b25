import { accessSync, constants, readdirSync, readlinkSync } from "node:fs";
import { readSystemFile } from "../program/system-files.ts";
import { readTree } from "./read-processes.ts";

/** The state of a socket that listens, as the kernel writes it. */
export const LISTENING = "0A";

/**
 * The addresses on which a process or one of its descendants listens, such as `127.0.0.1:5000` and `[::1]:5000`; empty
 * where there is none, or it cannot be seen.
 */
export function listeningOf(rootPid: number): string[] {
  const own = new Set(readTree(rootPid).flatMap(({ hostPid }) => socketsOf(hostPid)));
  const rows = ["tcp", "tcp6"].flatMap((table) => readSystemFile(`/proc/${rootPid}/net/${table}`).split("\n").slice(1));
  const addresses = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTENING && own.has(inode ?? ""))
    .map(([, local = ""]) => addressOf(local));
  return [...new Set(addresses)];
}

/** Whether it can be seen on which addresses a process listens. */
export function isListeningSeen(pid: number): boolean {
  try {
    accessSync(`/proc/${pid}/fd`, constants.R_OK);
    return readSystemFile(`/proc/${pid}/net/tcp`) !== "";
  } catch {
    return false;
  }
}

/** An address as the kernel writes it: words of four bytes each, the last byte first, and the port. */
export function addressOf(kernels: string): string {
  const [host = "", port = ""] = kernels.split(":");
  const bytes = (host.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, "hex")].toReversed());
  return `${bytes.length === 4 ? bytes.join(".") : `[${shortest(bytes)}]`}:${Number.parseInt(port, 16)}`;
}

/** By the rules of URLs, which know how the zeros of an address are left out. */
function shortest(bytes: number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    Buffer.from(bytes)
      .readUInt16BE(2 * index)
      .toString(16),
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}

/** The inodes of the sockets that a process has open. */
function socketsOf(pid: number): string[] {
  try {
    const open = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
    return open.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
  } catch {
    return [];
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}
