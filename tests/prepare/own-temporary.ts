import os from "node:os";
import path from "node:path";

/** The folder of the project. */
const ROOT = path.resolve(import.meta.dirname, "../..");

const ENTERED = [
  "set -e; mount --bind /tmp /mnt; mount -t tmpfs tmpfs /tmp",
  'for kept in "$1" "$2"; do case $kept in /tmp/*) mkdir -p "$kept"; mount --bind "/mnt${kept#/tmp}" "$kept";; esac; done',
  "shift 2",
].join("\n");

/**
 * What a command is run with, in mounts of its own, that has a folder for temporary files of its own, where the machine's
 * lock is: in it are only those of the tests and, where they are there, those of the project.
 *
 * @param ran how the shell runs the command: it becomes the command itself, so
 * that a signal meets that, unless it is said otherwise
 */
export function withOwnTemporary(ran = 'exec "$@"'): string[] {
  const kept = [ROOT, path.join("/tmp", path.relative("/tmp", os.tmpdir()).split(path.sep)[0] ?? "")];
  return ["sh", "-c", `${ENTERED}\n${ran}`, "sh", ...kept];
}
