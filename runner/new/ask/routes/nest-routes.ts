import { type Call, callsIn, textIn } from "./source/calls.ts";
import type { Declared } from "./source/declared.ts";

/** The name of what all controllers of NestJS are on. */
const NEST = "@nest";

/**
 * What the controllers of a source for NestJS declare; null where it has none.
 *
 * @param prefix what stands before the path of each; null where that is computed
 */
export function nestRoutes(text: string, prefix: string | null): Declared | null {
  const controllers = callsIn(text, /@Controller\(/g);
  if (controllers.length === 0) return null;
  const routes = callsIn(text, /@Get\(/g).flatMap((get) => {
    const controller = controllers.findLast(({ from }) => from < get.from);
    const parts = [controller, get].map((one) => pathOf(one));
    return parts.includes(null)
      ? []
      : {
          on: NEST,
          path: parts
            .filter(Boolean)
            .map((part) => `/${part}`)
            .join(""),
        };
  });
  return { routers: [{ name: NEST, prefix, isApplication: true }], routes, mounts: [] };
}

/** What stands before the path of every controller of an application: `app.setGlobalPrefix("api")`. */
export function globalPrefixIn(texts: readonly string[]): string | null {
  const [call] = texts.flatMap((text) => callsIn(text, /\.setGlobalPrefix\(/g));
  const prefix = call ? textIn(call.args[0]) : "";
  return prefix === "" || prefix === null ? prefix : `/${prefix.replaceAll(/^\/|\/$/g, "")}`;
}

function pathOf(call: Call | undefined): string | null {
  if (!call || call.args.length === 0) return "";
  return textIn(call.args[0])?.replaceAll(/^\/|\/$/g, "") ?? null;
}
