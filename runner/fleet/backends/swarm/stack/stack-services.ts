import type { Reader } from "../../../compose-file/compose-config.ts";
import { PROJECT } from "../../../compose-file/compose-environment.ts";
import type { Variables } from "../../../compose-file/syntax/env-file.ts";
import { type Branch, branchOf } from "../../../compose-file/syntax/yaml-tree.ts";
import { type Composed, composedOf } from "./composed.ts";
import { refuseNetwork } from "./network.ts";

/** A service of a Compose file, all of which a stack can say. */
export interface StackService {
  composed: Composed;
  /** The name of its image. */
  image: string;
  /** Whether the file says how that is built. */
  isBuilt: boolean;
  /** The services that it depends on. */
  needs: string[];
}

/**
 * Reads some services of a Compose file, and those that they depend on.
 *
 * @throws ExitError (usage) naming the file and the line of what a stack cannot say
 */
export async function readStackServices(
  reader: Reader,
  variables: Variables,
  names: string[],
): Promise<Map<string, StackService>> {
  const project = await reader.project(variables);
  await refuseNetwork(reader, project);
  const all = branchOf(project, "services");
  const found = new Map<string, StackService>();
  const todo = [...names];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    const service = branchOf(all, name);
    const needs = Object.keys(branchOf(service, "depends_on"));
    const composed = await composedOf(reader, name, service);
    found.set(name, { composed, image: imageName(name, service), isBuilt: "build" in service, needs });
    todo.push(...needs);
  }
  return found;
}

/** The name that the file gives an image, else the one that Compose gives what it builds. */
function imageName(name: string, { image }: Branch): string {
  return typeof image === "string" ? image : `${PROJECT}-${name}`;
}
