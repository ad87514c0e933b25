import { around, type Call, callsIn, isForGet, keyword, listOf, textIn } from "../source/calls.ts";
import type { Declared, Mount } from "../source/declared.ts";
import { referenceIn } from "./python-routes.ts";

/** The paths of Starlette's lists of routes: one may stand within a mount, or be named by one. */
export function starletteRoutes(text: string): Declared {
  const mounted = callsIn(text, /(?<![\w.])Mount\(/g);
  const routes = callsIn(text, /(?<![\w.])Route\(/g)
    .filter(isForGet)
    .flatMap((call) => {
      const path = pathOf(mounted, call);
      return path === null ? [] : { on: listOf(text, call), path };
    });
  const mounts = mounted.flatMap((call): Mount[] => {
    const named = keyword(call.args, "routes") ?? keyword(call.args, "app") ?? call.args[1] ?? "";
    if (!/^[\w.]+$/.test(named)) return [];
    return [{ on: listOf(text, call), prefix: pathOf(mounted, call), child: referenceIn(text, named) }];
  });
  const names = new Set([...routes, ...mounts].map(({ on }) => on));
  return { routers: [...names].map((name) => ({ name, prefix: "", isApplication: true })), routes, mounts };
}

function pathOf(mounts: readonly Call[], call: Call): string | null {
  const parts = [...around(mounts, call), call].map(({ args }) => textIn(keyword(args, "path") ?? args[0]));
  return parts.includes(null) ? null : parts.join("");
}
