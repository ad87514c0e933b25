import { addressOf, LISTENING } from "../observe/listening.ts";
import { PROC, readSystemFile } from "../program/system-files.ts";

/**
 * The addresses on which the engine of a node publishes some ports, such as `10.0.0.2:5000` and `0.0.0.0:5000`: seen through
 * the process that has started a container, which is in the network of the node and not of the container. Empty where
 * nothing listens there that the kernel tells of.
 *
 * @param pid of the container's first process
 */
export function publishedOn(pid: number, ports: readonly number[]): string[] {
  const parent = /^PPid:\s*(\d+)$/m.exec(readSystemFile(`${PROC}/${pid}/status`))?.[1] ?? "";
  const rows = ["tcp", "tcp6"].flatMap((table) =>
    readSystemFile(`${PROC}/${parent}/net/${table}`).split("\n").slice(1),
  );
  const listening = rows
    .map((row) => row.trim().split(/\s+/))
    .flatMap(([, local = "", , state]) => (state === LISTENING ? addressOf(local) : []));
  return [...new Set(listening)].filter((address) => ports.some((port) => address.endsWith(`:${port}`)));
}
