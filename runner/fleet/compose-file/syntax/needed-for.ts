import { type Branch, branchOf, isBranch, type Tree } from "./yaml-tree.ts";

/**
 * What of a file is needed to read one of its services: that one, those of the same file that it extends, and what is
 * included. The file as it is where that cannot be told before its variables are replaced.
 */
export function neededFor(only: string, file: Branch): Branch {
  const all = branchOf(file, "services");
  const names = withBases(only, all);
  if (names === undefined) return file;
  const services = Object.fromEntries(names.map((name) => [name, all[name]]));
  return "include" in file ? { include: file.include, services } : { services };
}

/** A service and those that it extends, as far as they are in its file; undefined where a name has a variable in it. */
function withBases(only: string, all: Branch): string[] | undefined {
  const names: string[] = [];
  for (let name: Tree = only; typeof name === "string" && Object.hasOwn(all, name) && !names.includes(name); ) {
    names.push(name);
    name = baseIn(all[name]);
    if (typeof name === "string" && name.includes("$")) return undefined;
  }
  return names;
}

/** What a service extends. */
function baseIn(service: Tree): Tree {
  const said = isBranch(service) ? service.extends : undefined;
  return isBranch(said) ? said.service : said;
}
