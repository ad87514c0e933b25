import { isDeepStrictEqual } from "node:util";
import { type Branch, isBranch, type Path, type Tree } from "./syntax/yaml-tree.ts";

/** Lists that a later value replaces as a whole instead of extending them. */
const REPLACED = [["command"], ["entrypoint"], ["healthcheck", "test"]];

/**
 * One service over another that it extends: maps are merged, lists are joined, anything else is replaced.
 *
 * @throws RangeError where one has a list or a map and the other has something else, and where both have a block of ours
 */
export function mergeServices(base: Branch, over: Branch): Branch {
  if (base["x-benchbook"] && over["x-benchbook"])
    throw new RangeError(
      "expected one x-benchbook block, got another in what it is merged over: versions of Compose merge them differently",
    );
  return merged(base, over, []);
}

/**
 * What is declared beside services, such as volumes, of one file over that of another: name by name.
 *
 * @param kind such as `volumes`
 * @throws RangeError where one has a list or a map and the other has something else
 */
export function mergeDeclared(base: Branch, over: Branch, kind: string): Branch {
  return merged(base, over, [kind]);
}

function merged(base: Branch, over: Branch, at: Path): Branch {
  const result = { ...base };
  for (const [key, value] of Object.entries(over))
    result[key] = Object.hasOwn(base, key) ? both(base[key], value, [...at, key]) : value;
  return result;
}

function both(base: Tree, over: Tree, at: Path): Tree {
  if (REPLACED.some((one) => isDeepStrictEqual(one, at))) return over;
  // A variable without a value is taken from the caller, and still overrides the value of the base.
  if (over === null) return at[0] === "environment" && at.length > 1 ? null : base;
  if (base === null) return over;
  if (Array.isArray(base) && Array.isArray(over)) return distinct([...base, ...over]);
  if (isBranch(base) && isBranch(over)) return merged(base, over, at);
  // What is no business of Compose's, and a limit in its short and long form.
  if (String(at[0]).startsWith("x-") || at[0] === "ulimits") return over;
  if (isBranch(base) || Array.isArray(base))
    throw new RangeError(`expected ${at.join(".")} to be of the same kind as in the service that is extended`);
  return over;
}

/** A list without what is there more than once. */
export function distinct(list: Tree[]): Tree[] {
  return list.filter((one, index) => !list.slice(0, index).some((other) => isDeepStrictEqual(one, other)));
}

/** A copy of a tree without some of its places. */
export function without(value: Tree, places: Path[]): Tree {
  if (!isBranch(value) || places.length === 0) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const below = places.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
      return below.some((rest) => rest.length === 0) ? [] : [[key, without(item, below)]];
    }),
  );
}
