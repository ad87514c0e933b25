import type { Reader } from "../../../compose-file/compose-config.ts";
import { type Branch, branchOf } from "../../../compose-file/syntax/yaml-tree.ts";
import { isSaid, refuseDropped } from "./dropped.ts";

/** What limits nobody: a stack's network has a name and labels of its own. */
const NEEDLESS = new Set(["name", "labels"]);

/**
 * Refuses what a project says of the network that all services of a stack are on; other networks no service can name.
 *
 * @throws ExitError (usage) naming the file and the line of what a stack would drop, such as that it is internal
 */
export async function refuseNetwork(reader: Reader, project: Branch): Promise<void> {
  const said = Object.entries(branchOf(branchOf(project, "networks"), "default"));
  const dropped = said.find(
    ([key, value]) => isSaid(value) && value !== false && !NEEDLESS.has(key) && !key.startsWith("x-"),
  );
  if (dropped) await refuseDropped(reader, ["networks", "default"], dropped[0]);
}
