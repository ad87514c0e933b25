import { around, type Call, callsIn, listOf, textIn } from "../source/calls.ts";
import type { Declared, Mount, Reference } from "../source/declared.ts";
import { referenceIn } from "./python-routes.ts";

/** What Django calls the list of routes of a module. */
const PATTERNS = "urlpatterns";

/** Whether a source has routes of Django. */
export function hasDjangoRoutes(text: string): boolean {
  return new RegExp(`^${PATTERNS}\\b`, "m").test(text);
}

/** What a module of routes for Django declares; `include` and routers of its REST framework are mounts. */
export function djangoRoutes(text: string): Declared {
  const calls = callsIn(text, /(?<![\w.])(?:re_)?path\(/g);
  const answered = calls.filter(({ args: [, view = ""] }) => !/^include\(|\.urls$/.test(view));
  const routes = answered.flatMap((call) => {
    const path = pathOf(calls, call);
    return path === null ? [] : { on: listOf(text, call), path };
  });
  const registered = callsIn(text, /\b(\w+)\.register\(/g).flatMap(({ groups: [on = ""], args }) => {
    const path = textIn(args[0]);
    const isBare = new RegExp(`^${on}\\s*=.*\\btrailing_slash\\s*=\\s*False`, "m").test(text);
    return path === null ? [] : { on, path: isBare ? path : `${path}/` };
  });
  const names = new Set([PATTERNS, ...[...routes, ...registered].map(({ on }) => on)]);
  return {
    routers: [...names].map((name) => ({ name, prefix: "", isApplication: name === PATTERNS })),
    routes: [...routes, ...registered],
    mounts: [...calls.flatMap((call) => mountOf(text, calls, call)), ...wholeRouters(text)],
  };
}

/** With those that it stands in, as in `path("api/", include([path("orders/", orders)]))`. */
function pathOf(calls: readonly Call[], call: Call): string | null {
  const parts = [...around(calls, call), call].map(({ args }) => textIn(args[0])?.replace(/^\^|\$$/g, ""));
  return parts.includes(undefined) ? null : parts.join("");
}

function mountOf(text: string, calls: readonly Call[], call: Call): Mount[] {
  const [, written] = /^include\(\s*\(?\s*([^\s,)[]+)/.exec(call.args[1] ?? "") ?? [];
  return written ? [{ on: listOf(text, call), prefix: pathOf(calls, call), child: childOf(text, written) }] : [];
}

/** `urlpatterns = router.urls`, or more of them. */
function wholeRouters(text: string): Mount[] {
  const found = text.matchAll(new RegExp(`^${PATTERNS}\\s*\\+?=\\s*(\\w+)\\.urls\\b`, "gm"));
  return [...found].map(([, name = ""]) => ({ on: PATTERNS, prefix: "", child: { module: null, name } }));
}

/** `"shop.urls"`, `router.urls` of a router here, a list of routes, or `urls` of a module that is imported. */
function childOf(text: string, written: string): Reference {
  const module = textIn(written);
  if (module !== null) return { module: module.split("."), name: PATTERNS };
  const [, router] = /^(\w+)\.urls$/.exec(written) ?? [];
  if (router && new RegExp(`^${router}\\s*=`, "m").test(text)) return { module: null, name: router };
  const { module: from, name } = referenceIn(text, written);
  return name === "urls" && from ? { module: [...from, name], name: PATTERNS } : { module: from, name };
}
