import type { Declared, Mount, Reference, Router } from "./declared.ts";

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
    declared.mounts.map((mount) => ({ file, mount, child: referred(file, mount.child, all) })),
  );
  const prefixesOf = (one: Placed | undefined, above: readonly Placed[] = []): string[] => {
    if (!one || above.includes(one)) return [];
    const own = mounts.filter(({ child }) => child === one);
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

/** The one router that is meant; undefined where there is none, or more than one. */
function referred(from: string, { module, name }: Reference, all: readonly Placed[]): Placed | undefined {
  const found = all.filter(
    ({ file, router }) =>
      (name === null || router.name === name) && (module === null ? file === from : isModule(file, module)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a source is what a module's name ends with: `shop/api/users.py` is `api.users`, `users/index.js` is `./users`. */
function isModule(file: string, module: readonly string[]): boolean {
  const parts = file.replace(/\.\w+$/, "").split(/[\\/]/);
  if (["__init__", "index"].includes(parts.at(-1) ?? "")) parts.pop();
  return module.length > 0 && module.every((part, place) => parts[parts.length - module.length + place] === part);
}
