import { pathFrom } from "./file-at.ts";
import { distinct } from "./merge-services.ts";
import { shortPort } from "./syntax/port-forms.ts";
import { shownDay } from "./syntax/yaml-scalars.ts";
import { type Branch, isBranch, mapValues, type Tree } from "./syntax/yaml-tree.ts";

/** Keys that may be a list of `NAME=value` or a map. */
const PAIRS = ["environment", "labels", "annotations", "sysctls"];
/** The same within `build` and `deploy`. */
const INNER_PAIRS = ["args", "labels"];
/** Lists in which the same item counts once. */
const SETS = ["profiles", "expose", "dns", "dns_opt", "dns_search", "cap_add", "cap_drop", "tmpfs", "links", "volumes"];
/** Keys that may be one text or a list of them. */
const LISTS = ["dns", "dns_search", "tmpfs", "label_file"];

/**
 * A service in the long form of everything that Compose merges: two of them can then be merged key by key. What has
 * neither form is left as it is: the schema refuses it.
 *
 * @param folder what its paths are relative to
 * @throws RangeError for a port that is none
 */
export function normalise(service: Tree, folder: string): Tree {
  if (!isBranch(service)) return service;
  return mapValues(service, (value, key) => {
    if (PAIRS.includes(key)) return pairs(value);
    if (LISTS.includes(key) && typeof value === "string") return [value];
    if (key === "build") return build(value, folder);
    if (key === "deploy") return innerPairs(value);
    if (key === "extra_hosts") return hosts(value);
    if (key === "ports" && Array.isArray(value)) return distinct(value.flatMap(port));
    if (SETS.includes(key) && Array.isArray(value)) return distinct(value);
    if (key === "env_file") return envFiles(value, folder);
    if (key === "depends_on") return named(value, { condition: "service_started", required: true });
    if (key === "networks") return named(value, null);
    return value;
  });
}

function build(value: Tree, folder: string): Tree {
  const long = innerPairs(typeof value === "string" ? { context: value } : value);
  if (!isBranch(long)) return long;
  const { context } = long;
  // Neither what is fetched from elsewhere is a folder nor is an empty text, which is no default either.
  const isFolder = typeof context === "string" && !/^$|^(?:[a-z]+:\/\/|git@|github\.com\/)/.test(context);
  return isFolder ? { ...long, context: pathFrom(folder, context) } : long;
}

/**
 * Services with a folder to build in where none of what was merged into one says which.
 *
 * @param folder that of the project
 */
export function withContexts(services: Branch, folder: string): Branch {
  return mapValues(services, (service) => {
    if (!isBranch(service) || !isBranch(service.build) || service.build.context !== undefined) return service;
    return { ...service, build: { ...service.build, context: folder } };
  });
}

function innerPairs(value: Tree): Tree {
  return isBranch(value) ? mapValues(value, (one, key) => (INNER_PAIRS.includes(key) ? pairs(one) : one)) : value;
}

/** Hosts as a list of `NAME=ADDRESS`. */
function hosts(value: Tree): Tree {
  if (!isBranch(value)) return value;
  return Object.entries(value).flatMap(([name, addresses]) =>
    (Array.isArray(addresses) ? addresses : [addresses]).map((one) =>
      typeof one === "string" ? `${name}=${one}` : one,
    ),
  );
}

function pairs(value: Tree): Tree {
  if (isBranch(value)) return mapValues(value, (one) => (one instanceof Date ? shownDay(one) : one));
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) return value;
  return Object.fromEntries(
    value.map((one) => {
      const [name = "", ...rest] = one.split("=");
      return [name, rest.length > 0 ? rest.join("=") : null];
    }),
  );
}

function port(value: Tree): Tree[] {
  if (typeof value === "string" || typeof value === "number") return shortPort(value);
  if (!isBranch(value)) return [value];
  // Said or not, it is the usual one.
  const { mode, ...said } = value;
  return [{ protocol: "tcp", ...said, ...(mode !== undefined && mode !== "ingress" && { mode }) }];
}

function envFiles(value: Tree, folder: string): Tree {
  const list = typeof value === "string" ? [value] : value;
  if (!Array.isArray(list)) return list;
  return list.map((one) => {
    const long: Tree = typeof one === "string" ? { path: one } : one;
    if (!isBranch(long) || typeof long.path !== "string") return long;
    return { required: true, ...long, path: long.path && pathFrom(folder, long.path) };
  });
}

function named(value: Tree, each: Branch | null): Tree {
  // The schema refuses what is listed twice, as Compose does.
  if (!Array.isArray(value) || distinct(value).length < value.length) return value;
  return Object.fromEntries(value.map((name) => [String(name), each]));
}
