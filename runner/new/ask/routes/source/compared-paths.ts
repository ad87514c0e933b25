import type { Declared } from "./declared.ts";

/** What serves HTTP without a framework, and so finds out itself what it is asked for. */
const SERVES =
  /\b(?:createServer|Bun\.serve|Deno\.serve|BaseHTTPRequestHandler|ListenAndServe|HandlerFunc)\b|["']PATH_INFO["']|\bscope\[["']path["']\]/;

/** `req.url === "/a"`, `self.path == "/a"`, `environ["PATH_INFO"] == "/a"`, and a case of a switch. */
const COMPARED = /\b(?:(?:url|pathname|path|Path|PATH_INFO)\b["'\])]*\s*===?|case)\s*(["'`])(\/[^"'`\s$]*)\1/g;

/** The name of what these are on. */
const ON = "@compared";

/** The paths that a source compares with what it is asked for. */
export function comparedPaths(text: string): Declared {
  const routes = SERVES.test(text) ? [...text.matchAll(COMPARED)].map(([, , path = ""]) => ({ on: ON, path })) : [];
  // A source that has but one router is meant by its name alone.
  const routers = routes.length > 0 ? [{ name: ON, prefix: "", isApplication: true }] : [];
  return { routers, routes, mounts: [] };
}
