import { glob } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { CONTROL_GROUPS } from "../../../runner/program/system-files.ts";

/**
 * Removes the control groups that are named after a folder, with those below them; of one in which something runs nothing.
 */
export async function removeGroupsOf(folder: string): Promise<void> {
  const named = `${path.basename(folder)}*`;
  for await (const group of glob([named, `*/${named}`], { cwd: CONTROL_GROUPS }))
    await execa("find", [path.join(CONTROL_GROUPS, group), "-depth", "-type", "d", "-exec", "rmdir", "{}", ";"], {
      reject: false,
    });
}
