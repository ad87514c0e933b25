import type { Declared, Mount, Reference, Router } from "./source/declared.ts";

/** A router, and the source that it is in. */
interface Placed {
  file: string;
  router: Router;
}

/**
 * The paths of all routes of an application, each with the prefixes of what it is mounted on. A route is left out where
 * it cannot be told what that is.
 *
 * @param sources what each source declares, by its name
 */
export function mountedPaths(sources: ReadonlyMap<string, Declared>): string[] {
  const all = [...sources].flatMap(([file, { routers }]) => routers.map((router): Placed => ({ file, router })));
  const placed = (file: string, name: string) => all.find((one) => one.file === file && one.router.name === name);
  const mounts = [...sources].flatMap(([file, declared]) =>
    declared.mounts.map((mount) => ({ file, mount, children: referred(file, mount.child, { sources, all }) })),
  );
  const prefixesOf = (one: Placed | undefined, above: readonly Placed[] = []): string[] => {
    if (!one || above.includes(one)) return [];
    const own = mounts.filter(({ children }) => children.includes(one));
    if (own.some(({ children }) => children.length > 1)) return [];
    if (own.length === 0) return one.router.isApplication && one.router.prefix !== null ? [one.router.prefix] : [];
    return own.flatMap(({ file, mount }) => {
      const added = addedBy(mount, one.router);
      if (added === null) return [];
      return prefixesOf(placed(file, mount.on), [...above, one]).map((before) => joined(before, added));
    });
  };
  return [...sources].flatMap(([file, { routes }]) =>
    routes.flatMap(({ on, path }) => prefixesOf(placed(file, on)).map((before) => joined(before, path))),
  );
}

function addedBy({ prefix, isInstead = false }: Mount, router: Router): string | null {
  if (prefix === null || router.prefix === null) return null;
  return isInstead ? prefix : joined(prefix, router.prefix);
}

function joined(before: string, after: string): string {
  return before.endsWith("/") && after.startsWith("/") ? before + after.slice(1) : before + after;
}

/** All sources, and the routers in them. */
interface Program {
  sources: ReadonlyMap<string, Declared>;
  all: readonly Placed[];
}

/** A package may hand on what another does, but not for ever. */
const MOST_HANDS = 5;

/** The one router that is meant, or all that may be where it can be anywhere; empty where there is none, or it cannot be told. */
function referred(from: string, { module, name }: Reference, program: Program, hands = 0): readonly Placed[] {
  const isThere = (file: string) => (module === null ? file === from : module === "anywhere" || isModule(file, module));
  const found = program.all.filter(({ file, router }) => (name === null || router.name === name) && isThere(file));
  if (found.length === 1 || module === "anywhere") return found;
  const [file, ...others] = [...program.sources.keys()].filter(isThere);
  const handed = program.sources.get(file ?? "")?.imports?.find((one) => one.name === name);
  if (found.length > 0 || others.length > 0 || !file || !handed || hands === MOST_HANDS) return [];
  return referred(file, { module: moduleOf(file, handed.from), name: handed.original }, program, hands + 1);
}

/** The whole name of a module that a source of Python imports: `.views` is one beside it, `..views` one above. */
function moduleOf(file: string, from: string): string[] {
  const [, dots = "", rest = ""] = /^(\.*)(.*)$/.exec(from) ?? [];
  const parts = rest.split(".").filter(Boolean);
  if (dots === "") return parts;
  const folders = file.split(/[\\/]/).slice(0, -1);
  return [...folders.slice(0, folders.length - (dots.length - 1)), ...parts];
}

/** Whether a source is what a module's name ends with: `shop/api/users.py` is `api.users`, `users/index.js` is `./users`. */
function isModule(file: string, module: readonly string[]): boolean {
  const parts = file.replace(/\.\w+$/, "").split(/[\\/]/);
  if (["__init__", "index"].includes(parts.at(-1) ?? "")) parts.pop();
  return module.length > 0 && module.every((part, place) => parts[parts.length - module.length + place] === part);
}
