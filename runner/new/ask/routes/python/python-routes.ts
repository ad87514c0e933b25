import { around, type Call, callsIn, isForGet, keyword, textIn } from "../source/calls.ts";
import type { Declared, Imported, Mount, Reference, Router } from "../source/declared.ts";

const APPLICATION =
  /\b(\w+)\s*(?::[^=\n]{1,80})?=\s*(?:\w+\.)*(?:FastAPI|Flask|Quart|Sanic|Bottle|Starlette|RouteTableDef|Application)\(/g;
const ROUTER = /\b(\w+)\s*(?::[^=\n]{1,80})?=\s*(?:\w+\.)*(?:APIRouter|Blueprint)\(/g;
const ROUTE =
  /(?:@(\w+)\.(?:get|route|api_route)|\b(\w+)(?:\.router)?\.(?:add_get|add_url_rule|add_route|add_api_route))\(/g;
const INCLUDE = /\b(\w+)\.(include_router|register_blueprint|blueprint|mount|add_subapp)\(/g;
/** Litestar's and Bottle's decorators stand alone, those of a controller are indented; aiohttp has functions of this name. */
const ALONE = /^@(?:get|route)\(|(?<![\w.@])web\.get\(/gm;
/** What such functions are handed to. */
const LISTED = /\b(\w+)(?:\.router)?\.add_routes\(/g;

const IMPORT = /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)/gm;

/** What applications are called that another file makes. */
const USUAL = ["app", "application"];

/** The name of what routes without a router are on. */
const ALONE_ON = "@alone";

/** What a source for FastAPI, Flask or another framework with routers or decorators declares. */
export function pythonRoutes(text: string): Declared {
  const applications = callsIn(text, APPLICATION).map(({ groups, args }) => routerOf(groups, args, true));
  const routers = callsIn(text, ROUTER).map(({ groups, args }) => routerOf(groups, args, false));
  const made = [...applications, ...routers];
  const usual = [...USUAL, ALONE_ON]
    .filter((name) => made.every((one) => one.name !== name))
    .map((name): Router => ({ name, prefix: "", isApplication: true }));
  const listed = callsIn(text, LISTED);
  const routes = [...callsIn(text, ROUTE), ...callsIn(text, ALONE)].filter(isForGet).flatMap((call) => {
    const path = textIn(keyword(call.args, "path") ?? call.args[0]);
    const on = call.groups.find(Boolean) ?? around(listed, call)[0]?.groups[0] ?? ALONE_ON;
    return path === null ? [] : { on, path };
  });
  return {
    ...{ routers: [...made, ...usual], routes, imports: importsIn(text) },
    mounts: [
      ...callsIn(text, INCLUDE).flatMap((call) => mountOf(text, call)),
      ...listed.flatMap(({ groups: [on = ""], args: [list = ""] }): Mount[] =>
        /^[\w.]+$/.test(list) ? [{ on, prefix: "", child: referenceIn(text, list) }] : [],
      ),
    ],
  };
}

function routerOf([name = ""]: Call["groups"], args: readonly string[], isApplication: boolean): Router {
  return { name, prefix: isApplication ? "" : prefixIn(args), isApplication };
}

function prefixIn(args: readonly string[]): string | null {
  const given = keyword(args, "prefix") ?? keyword(args, "url_prefix");
  return given === undefined ? "" : textIn(given);
}

function mountOf(text: string, { groups: [on = "", how], args }: Call): Mount[] {
  const isBehind = how === "mount" || how === "add_subapp";
  const [child = ""] = isBehind ? args.slice(1) : args;
  const prefix = isBehind ? textIn(args[0]) : prefixIn(args);
  const isInstead = how === "register_blueprint" && keyword(args, "url_prefix") !== undefined;
  return [{ on, prefix, isInstead, child: referenceIn(text, child.replace(/^(?:router|blueprint|app)\s*=\s*/, "")) }];
}

function importsIn(text: string): Imported[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from = "", list = ""]) =>
    list
      .replaceAll(/#.*/g, "")
      .split(",")
      .flatMap((one) => {
        const [, original, name = original] = /^[\s(]*(\w+)(?:\s+as\s+(\w+))?[\s)]*$/.exec(one) ?? [];
        return original && name ? { from, original, name } : [];
      }),
  );
}

/** What `users.router` or `users_router` means in a source, by what that imports. */
export function referenceIn(text: string, written: string): Reference {
  // What is computed is none that is known.
  if (!/^[\w.]+$/.test(written)) return { module: null, name: "" };
  const [first = "", ...more] = written.split(".");
  const name = more.at(-1) ?? null;
  const imported = new RegExp(
    `^\\s*from\\s+(\\S+)\\s+import\\s+(?:\\([^)]*?|[^\\n(]*?)\\b(?:(\\w+)\\s+as\\s+)?${first}\\b`,
    "m",
  );
  const [found, from = "", before] = imported.exec(text) ?? [];
  const module = from.split(".").filter(Boolean);
  const own = before ?? first;
  if (found !== undefined)
    return name === null ? { module, name: own } : { module: [...module, own, ...more.slice(0, -1)], name };
  if (name === null) return { module: null, name: first };
  return { module: importedAs(text, written.split(".").slice(0, -1)), name };
}

/** `import shop.users` and `import shop.users as u`. */
function importedAs(text: string, parts: string[]): string[] {
  const [, whole] = new RegExp(`^\\s*import\\s+([\\w.]+)\\s+as\\s+${parts[0] ?? ""}\\b`, "m").exec(text) ?? [];
  return whole?.split(".") ?? parts;
}
