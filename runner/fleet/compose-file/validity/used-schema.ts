import { type Branch, isBranch, mapValues, type Tree } from "../syntax/yaml-tree.ts";

/** All keys of the maps of a tree, at any depth. */
export function keysIn(tree: Tree): Set<string> {
  if (Array.isArray(tree)) return new Set(tree.flatMap((item) => [...keysIn(item)]));
  if (!isBranch(tree)) return new Set();
  return new Set([...Object.keys(tree), ...keysIn(Object.values(tree))]);
}

/** A JSON Schema without the properties that are not among some keys: of what has no others, it says the same. */
export function usedSchema(schema: Branch, keys: ReadonlySet<string>): Branch {
  return mapValues(schema, (value, keyword) => {
    if (keyword !== "properties" || !isBranch(value)) return within(value, keys);
    const used = Object.entries(value).filter(([key]) => keys.has(key));
    return Object.fromEntries(used.map(([key, one]) => [key, within(one, keys)]));
  });
}

function within(value: Tree, keys: ReadonlySet<string>): Tree {
  if (Array.isArray(value)) return value.map((one) => within(one, keys));
  return isBranch(value) ? usedSchema(value, keys) : value;
}
