import { type Call, callsIn, chainedTo, keyword, textIn } from "./source/calls.ts";
import type { Declared, Mount, Reference, Route, Router } from "./source/declared.ts";

const APPLICATION =
  /\b(\w+)\s*(?::[^=\n]{1,80})?=\s*(?:await\s+)?(?:new\s+)?(?:express|[fF]astify|Hono|OpenAPIHono|Koa|require\(["'](?:express|fastify)["']\))(?:<[^>]*>)?\(/g;
const ROUTER = /\b(\w+)\s*(?::[^=\n]{1,80})?=\s*(?:new\s+)?(?:express\.)?Router(?:<[^>]*>)?\(/g;
const ROUTE = /\b(\w+)\.get(?:<[^>]*>)?\(/g;
/** As `fastify.route({ method: "GET", url: "/orders" })`. */
const DESCRIBED = /\b(\w+)\.route\(/g;
const MOUNT = /\b(\w+)\.(use|route|register)\(/g;
/** What others follow on: `app.get("/a", a).get("/b", b)`. */
const BEGUN = /\b(\w+)\.(get|post|put|patch|delete|all|use|route|register)(?:<[^>]*>)?\(/g;
const MOUNTS = ["use", "route", "register"];

/** What applications are called that are made elsewhere, such as those that Fastify hands to its plugins. */
const USUAL = ["app", "server", "fastify"];

/** What a source for Express, Fastify, Hono or Koa declares. */
export function nodeRoutes(text: string): Declared {
  const chained = chainedIn(text);
  const mounting = [...callsIn(text, MOUNT), ...chained.filter(({ groups: [, how = ""] }) => MOUNTS.includes(how))];
  return {
    routers: routersIn(text),
    routes: [...routesIn(text), ...chained.flatMap(chainedRoute)],
    mounts: mounting.flatMap((call) => mountOf(text, call)),
  };
}

function routersIn(text: string): Router[] {
  const applications = callsIn(text, APPLICATION).map(
    ({ groups: [name = ""] }): Router => ({ name, prefix: basePath(text, name), isApplication: true }),
  );
  const routers = callsIn(text, ROUTER).map(({ groups: [name = ""], args }): Router => {
    const given = keyword(inObject(args[0]), "prefix");
    return { name, prefix: given === undefined ? "" : textIn(given), isApplication: false };
  });
  const made = [...applications, ...routers];
  const usual = USUAL.filter(
    (name) => made.every((one) => one.name !== name) && new RegExp(`\\b${name}\\.`).test(text),
  ).map((name): Router => ({ name, prefix: "", isApplication: !isPlugin(text, name) }));
  return [...made, ...usual];
}

function routesIn(text: string): Route[] {
  const routes = callsIn(text, ROUTE).flatMap(({ groups: [on = ""], args }) => routeAt(on, textIn(args[0])));
  const described = callsIn(text, DESCRIBED).flatMap(({ groups: [on = ""], args }) => {
    const parts = inObject(args[0]);
    return /\bGET\b/.test(keyword(parts, "method") ?? "") ? routeAt(on, textIn(keyword(parts, "url"))) : [];
  });
  return [...routes, ...described];
}

/** A call that follows on another, on what that is on; its second group is the method. */
interface Chained extends Call {
  first: Call;
}

function chainedIn(text: string): Chained[] {
  return [APPLICATION, ROUTER, BEGUN]
    .flatMap((pattern) => callsIn(text, pattern))
    .flatMap((first) =>
      chainedTo(text, first).map((call) => ({ ...call, groups: [first.groups[0], ...call.groups], first })),
    );
}

/** As `router.route("/orders").get(…)`, or with a path of its own. */
function chainedRoute({ groups: [on = "", how], args, first }: Chained): Route[] {
  const isOnPath = first.groups[1] === "route" && first.args.length === 1;
  return how === "get" ? routeAt(on, textIn(isOnPath ? first.args[0] : args[0])) : [];
}

/** Whether Fastify hands it to a function that is registered somewhere, maybe with a prefix. */
function isPlugin(text: string, name: string): boolean {
  return name === "fastify" || new RegExp(`\\b${name}\\s*:\\s*Fastify`).test(text);
}

/** Only what begins as a path is one: `map.get("key")` is none. The root of a router is just where it is mounted. */
function routeAt(on: string, path: string | null): Route[] {
  return path?.startsWith("/") ? [{ on, path: path === "/" ? "" : path }] : [];
}

/** What an application of Hono has all its paths behind. */
function basePath(text: string, name: string): string | null {
  const [call] = callsIn(text, new RegExp(`\\b${name}\\s*=\\s*new\\s+\\w+(?:<[^>]*>)?\\(\\)\\.basePath\\(`, "g"));
  return call ? textIn(call.args[0]) : "";
}

function mountOf(text: string, { groups: [on = "", how], args }: Call): Mount[] {
  const first = textIn(args[0]);
  const child = (how === "register" ? args[0] : args.at(-1))?.replace(/\.routes\(\)$/, "") ?? "";
  if (!/^(?:[\w.]+|require\(.*\)|import\(.*\))$/.test(child)) return [];
  const given = how === "register" ? keyword(inObject(args[1]), "prefix") : undefined;
  const beside = given === undefined ? "" : textIn(given);
  // What stands before the router without being a text is something else, or a path that is computed.
  const before = how === "register" ? beside : args.length === 1 ? "" : first;
  return [{ on, prefix: before, child: referenceIn(text, child) }];
}

/** The parts of `{ a: 1, b: 2 }`. */
function inObject(written = ""): readonly string[] {
  const [, inner] = /^\{([\s\S]*)\}$/.exec(written) ?? [];
  return inner === undefined ? [] : (callsIn(`(${inner})`, /\(/g)[0]?.args ?? []);
}

/** What `users`, `routes.users` or `require("./users")` means in a source, by what that imports. */
function referenceIn(text: string, written: string): Reference {
  const [, required] = /^(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/.exec(written) ?? [];
  if (required !== undefined) return { module: partsOf(required), name: null };
  const [first = "", member = null] = written.split(".");
  const from = `\\s+from\\s+|\\s*=\\s*(?:await\\s+)?(?:require|import)\\(\\s*`;
  const whole = new RegExp(`\\b(?:\\*\\s+as\\s+)?${first}(?:\\s*,\\s*\\{[^}]*\\})?(?:${from})["'\`](\\.[^"'\`]*)`).exec(
    text,
  );
  if (whole) return { module: partsOf(whole[1] ?? ""), name: member };
  const named = new RegExp(
    `\\{[^}]*?\\b(?:(\\w+)\\s*(?:as|:)\\s*)?${first}\\b[^}]*\\}(?:${from})["'\`](\\.[^"'\`]*)`,
  ).exec(text);
  if (named) return { module: partsOf(named[2] ?? ""), name: named[1] ?? first };
  return { module: null, name: first };
}

function partsOf(module: string): string[] {
  return module
    .replace(/\.[cm]?[jt]s$/, "")
    .split("/")
    .filter((part) => !["", ".", "..", "index"].includes(part));
}
