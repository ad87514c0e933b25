import { readFile } from "node:fs/promises";

/**
 * What tells this start of this machine's kernel from every other: containers and network namespaces of one machine have the
 * same, virtual machines have their own. Null where the system does not say.
 */
export async function bootId(): Promise<string | null> {
  const said = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  return said.trim() || null;
}
