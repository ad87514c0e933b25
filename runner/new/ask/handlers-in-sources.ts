import type { Endpoint } from "../../../content/run/parts/endpoint.ts";

/** A route of FastAPI and the function below it: on an application, or on a router that is mounted somewhere. */
const HANDLER =
  /^[ \t]*@\w+\.(?:get|api_route)\(\s*(?:path\s*=\s*)?["']([^"'\n]*)["'](?:(?!^[ \t]*(?:async[ \t]+)?def\b)[\s\S])*^[ \t]*(async[ \t]+)?def\b/gm;

/**
 * What serves a path of an application for FastAPI: the event loop where its function is `async def`, else a thread. Where a
 * router is mounted is not read: the path only has to end with the router's, and the longest such counts.
 *
 * @param files sources by their names
 * @returns null where no function is found for it, or several of both kinds
 */
export function handlerOf(files: ReadonlyMap<string, string>, path: string): Endpoint["executor"] | null {
  const handlers = [...files]
    .flatMap(([name, text]) => (name.endsWith(".py") ? [...text.matchAll(HANDLER)] : []))
    .filter(([, route = ""]) => path.endsWith(route));
  const longest = Math.max(...handlers.map(([, route = ""]) => route.length));
  const kinds = handlers.filter(([, route = ""]) => route.length === longest).map(([, , isAsync]) => Boolean(isAsync));
  const [isAsync] = kinds;
  if (isAsync === undefined || kinds.includes(!isAsync)) return null;
  return isAsync ? "event-loop" : "thread";
}
