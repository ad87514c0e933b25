import { goFunctions } from "./go-functions.ts";
import { around, type Call, callsIn, textIn } from "./source/calls.ts";
import type { Declared, Mount, Reference, Router } from "./source/declared.ts";

const ROUTE = /(?:\b(\w+)\.)?(?:Handle(?:Func)?|G(?:ET|et))\(/g;
const GROUP = /\b(\w+)\s*:?=\s*(\w+)\.(?:Group|PathPrefix)\(/g;
/** As chi has them: what is within has the prefix. */
const NESTED = /\.(?:Route|Group)\(/g;
/** What is made to have routes, and what is given as a whole to a function that adds some. */
const MADE =
  /\b(\w+)\s*:?=\s*(?:http\.NewServeMux|gin\.(?:Default|New)|(?:echo|fiber|httprouter)\.New|(?:chi|mux)\.New(?:Router|Mux))\(/g;
const GIVEN = /\b(\w+)\s+\*(?:http\.ServeMux|gin\.Engine|echo\.Echo|fiber\.App|httprouter\.Router)\s*[,)]/g;
/** chi mounts with one of these, the standard library with the other. */
const MOUNT = /\b(\w+)\.(Mount|Handle)\(/g;
const STRIPPED = /^http\.StripPrefix\(\s*("[^"]*")\s*,\s*([\s\S]+)\)$/;

/** What applications and the standard library are called in sources for Go. */
const USUAL = ["http", "mux", "router", "engine", "app", "api", "server", "srv", "e", "r"];

/** The name of what stands within another route's function. */
const WITHIN = "@within";

/** What a source for Go declares: with the standard library, Gin, Echo, Fiber or chi. */
export function goRoutes(text: string): Declared {
  const nested = callsIn(text, NESTED).filter(({ args }) => /^func\(/.test(args[1] ?? ""));
  const groups = callsIn(text, GROUP);
  const made = [...text.matchAll(MADE), ...text.matchAll(GIVEN)].map(([, name = ""]) => name);
  const mounted = callsIn(text, MOUNT).flatMap((call) => mountedBy(call, made));
  const functions = goFunctions(text);
  const parts = [...groups.map(({ groups: [name] }) => name), ...mounted.map(({ child }) => child.name)];
  /** What a call in the source is on, and the prefixes that it has there. */
  const placed = (name: string, call: Pick<Call, "from">) => {
    const { gives = null, handed = [] } = functions.findLast(({ from }) => from < call.from) ?? {};
    const above = around(nested, call);
    if (above.length === 0 && handed.includes(name)) return null;
    const whole = gives ?? (above.length > 0 ? WITHIN : name);
    return { on: parts.includes(name) ? name : whole, before: above.map(({ args }) => textIn(args[0])) };
  };
  const routes = callsIn(text, ROUTE).flatMap((call) => {
    const own = textIn(call.args[0])
      ?.replace(/^GET /, "")
      .replace(/\{\$\}$/, "");
    const at = placed(call.groups[0] ?? "http", call);
    const isMount = mounted.some(({ from }) => from === call.from);
    if (isMount || !at || at.before.includes(null) || !own?.startsWith("/") || !isForGet(text, call)) return [];
    return { on: at.on, path: [...at.before, own].join("") };
  });
  const mounts = [
    ...mounted,
    ...groups.map((call) => ({
      ...{ from: call.from, on: call.groups[1] ?? "", prefix: textIn(call.args[0]) },
      child: { module: null, name: call.groups[0] ?? "" },
    })),
  ].flatMap(({ from, ...mount }): Mount[] => {
    const at = placed(mount.on, { from });
    if (!at) return [];
    const all = [...at.before, mount.prefix];
    return [{ ...mount, on: at.on, prefix: all.includes(null) ? null : all.join("") }];
  });
  return { routers: routersOf({ text, groups, made }), routes, mounts };
}

function routersOf({
  text,
  groups,
  made,
}: {
  text: string;
  groups: readonly Call[];
  made: readonly string[];
}): Router[] {
  const grouped = groups.map(({ groups: [name = ""] }) => name);
  const given = goFunctions(text).flatMap(({ gives }) => gives ?? []);
  const whole = new Set([...USUAL, ...made, ...given, WITHIN]);
  return [
    ...grouped.map((name) => ({ name, prefix: "", isApplication: false })),
    ...[...whole].filter((name) => !grouped.includes(name)).map((name) => ({ name, prefix: "", isApplication: true })),
  ];
}

/** What a call mounts: something that is made here, or what a function gives. */
function mountedBy({ groups: [on = "", how], args, from }: Call, made: readonly string[]) {
  const [path = "", handler = ""] = args;
  const [, stripped, within] = STRIPPED.exec(handler) ?? [];
  const isBehind = stripped !== undefined || how === "Mount";
  const child = childOf(within ?? handler, made, isBehind);
  // The standard library leaves a prefix to what it mounts, unless it is told to take it away.
  return child ? [{ from, on, prefix: isBehind ? textIn(stripped ?? path) : "", child }] : [];
}

/** Without a prefix, a call is that of something which stands before a handler. */
function childOf(handler: string, made: readonly string[], isBehind: boolean): Reference | null {
  if (made.includes(handler)) return { module: null, name: handler };
  const [, called] = /^(?:[\w.{}&]+\.)?(\w+)\([\s\S]*\)$/.exec(handler) ?? [];
  return called && isBehind && !handler.startsWith("http.") ? { module: "anywhere", name: `${called}()` } : null;
}

/** Gorilla says methods behind a route. */
function isForGet(text: string, { to }: Call): boolean {
  const [, methods] = /^\)\.Methods\(([^)]*)\)/.exec(text.slice(to, to + 200)) ?? [];
  return methods === undefined || /GET|MethodGet/.test(methods);
}
