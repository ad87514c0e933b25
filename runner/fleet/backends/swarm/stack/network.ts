import type { Reader } from "../../../compose-file/compose-config.ts";
import { type Branch, branchOf } from "../../../compose-file/syntax/yaml-tree.ts";
import { isSaid, refuseDropped } from "./dropped.ts";

/** What limits nobody: a stack's network has a name and labels of its own. */
const NEEDLESS = new Set(["name", "labels"]);
/** The driver that Compose takes where none is named: it says of one machine what a stack's own says of several. */
const USUAL_DRIVER = "bridge";

/**
 * Refuses what a project says of the network that all services of a stack are on; other networks no service can name.
 *
 * @throws ExitError (usage) naming the file and the line of what a stack would drop, such as that it is internal
 */
export async function refuseNetwork(reader: Reader, project: Branch): Promise<void> {
  const said = Object.entries(branchOf(branchOf(project, "networks"), "default"));
  const isDropped = (key: string, value: unknown) =>
    isSaid(value) && value !== false && !NEEDLESS.has(key) && !key.startsWith("x-") && value !== USUAL_DRIVER;
  const dropped = said.find((one) => isDropped(...one));
  if (dropped) await refuseDropped(reader, ["networks", "default"], dropped[0]);
}
