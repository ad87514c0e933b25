import type { Reader } from "../../../compose-file/compose-config.ts";
import { isBranch, type Path } from "../../../compose-file/syntax/yaml-tree.ts";
import { refuse } from "../../../services/parse-part.ts";

/**
 * Refuses a key that a stack would drop.
 *
 * @throws ExitError (usage) naming the file and the line
 */
export function refuseDropped(reader: Reader, within: Path, key: string): Promise<never> {
  const reason = `expected what --on swarm can say in a stack, got ${key}, which it would drop`;
  return refuse(reader, [...within, key], `${reason}; leave it out, or use --on compose`);
}

/** Whether a value says anything: Compose writes null, or nothing at all in a map or list, for what is not said. */
export function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && (!isBranch(value) || Object.keys(value).length > 0);
}
