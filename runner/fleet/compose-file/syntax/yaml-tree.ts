/** What a YAML file holds, once it is read: maps, lists and scalars, of which a day is a Date. */
export type Tree = unknown;

/** A map of such a file. */
export type Branch = Record<string, Tree>;

/** The way to a place in it: keys and indices. */
export type Path = (string | number)[];

/** Whether something is a map, and neither a list nor a time nor nothing. */
export function isBranch(value: Tree): value is Branch {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The maps below a key of a map; empty where there is anything else, which the schema refuses. */
export function branchOf(value: Tree, key: string): Branch {
  const found = isBranch(value) ? value[key] : undefined;
  return isBranch(found) ? found : {};
}

/** A map with every value replaced. */
export function mapValues<T, U>(branch: Record<string, T>, replace: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(branch).map(([key, value]) => [key, replace(value, key)]));
}
