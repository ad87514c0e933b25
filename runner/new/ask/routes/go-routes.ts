import { around, type Call, callsIn, textIn } from "./calls.ts";
import type { Declared, Router } from "./declared.ts";

const ROUTE = /(?:\b(\w+)\.)?(?:Handle(?:Func)?|G(?:ET|et))\(/g;
const GROUP = /\b(\w+)\s*:?=\s*(\w+)\.(?:Group|PathPrefix)\(/g;
/** As chi has them: what is within has the prefix. */
const NESTED = /\.(?:Route|Group)\(/g;
/** A function that is handed a part of an application: what that is mounted on is said elsewhere. */
const HANDED =
  /\b(\w+)\s+\*?(?:gin\.(?:RouterGroup|IRouter|IRoutes)|echo\.Group|fiber\.Router|chi\.Router|mux\.Router)\s*[,)]/g;

/** What applications and the standard library are called in sources for Go. */
const USUAL = ["http", "mux", "router", "engine", "app", "api", "server", "srv", "e", "r"];

/** A function that gives a part of an application, as chi mounts it. */
const GIVEN = /\)\s*(?:http\.Handler|chi\.Router|\*chi\.Mux)\s*\{/;

/** The name of what stands within another route's function. */
const WITHIN = "@within";

/** What a source for Go declares: with the standard library, Gin, Echo, Fiber or chi. */
export function goRoutes(text: string): Declared {
  const nested = callsIn(text, NESTED).filter(({ args }) => /^func\(/.test(args[1] ?? ""));
  const handed = [...text.matchAll(HANDED)]
    .filter(({ index }) => around(nested, { from: index }).length === 0)
    .map(([, name]) => name);
  const groups = callsIn(text, GROUP);
  const grouped = groups.map(({ groups: [name = ""] }) => name);
  const usual = [...USUAL, WITHIN].filter((name) => !grouped.includes(name));
  const routes = callsIn(text, ROUTE).flatMap((call) => {
    const [name = "http"] = call.groups;
    const above = around(nested, call);
    const own = textIn(call.args[0])
      ?.replace(/^GET /, "")
      .replace(/\{\$\}$/, "");
    const parts = [...above.map(({ args }) => textIn(args[0])), own ?? null];
    const isElsewhere = above.length === 0 && (handed.includes(name) || GIVEN.test(text));
    if (isElsewhere || parts.includes(null) || !own?.startsWith("/") || !isForGet(text, call)) return [];
    return { on: above.length > 0 ? WITHIN : name, path: parts.join("") };
  });
  return {
    routers: [
      ...grouped.map((name): Router => ({ name, prefix: "", isApplication: false })),
      ...usual.map((name): Router => ({ name, prefix: "", isApplication: true })),
    ],
    routes,
    mounts: groups.map(({ groups: [name = "", on = ""], args }) => ({
      ...{ on, prefix: textIn(args[0]) },
      child: { module: null, name },
    })),
  };
}

/** Gorilla says methods behind a route. */
function isForGet(text: string, { to }: Call): boolean {
  const [, methods] = /^\)\.Methods\(([^)]*)\)/.exec(text.slice(to, to + 200)) ?? [];
  return methods === undefined || /GET|MethodGet/.test(methods);
}
