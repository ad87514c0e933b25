import { callsIn, keyword, textIn } from "../source/calls.ts";
import type { Declared, Mount, Router } from "../source/declared.ts";

/** A class of Litestar, with all that is indented below it. */
const CONTROLLER = /^class\s+\w+\((?:\w+\.)*Controller\):.*\n((?:[ \t]+.*(?:\n|$)|[ \t]*\n)+)/gm;
const OWN_PATH = /^[ \t]+path\s*(?::[^=\n]+)?=\s*(["'])([^"'\n]*)\1/m;
/** As Tornado has them: `(r"/orders", OrdersHandler)`. */
const PAIR = /\(\s*r?(["'])(\^?\/[^"'\n]*)\1\s*,\s*[\w.]*Handler\b/g;
/** Those of Flask's extensions for resources. */
const API = /\b(\w+)\s*=\s*(?:\w+\.)?Api\(/g;
const NAMESPACE = /\b(\w+)\s*=\s*(?:\w+\.)?[nN]amespace\(/g;
const RESOURCE = /\b(\w+)\.add_resource\(/g;

/** The name of what routes of classes are on that belong to no router. */
const ON = "@classes";

/** What classes answer in a source for Litestar, Tornado or Flask-RESTful. */
export function pythonClassRoutes(text: string): Declared {
  const apis = callsIn(text, API);
  const resources = callsIn(text, RESOURCE).flatMap(({ groups: [on = ""], args }) =>
    args
      .slice(1)
      .flatMap((arg) => textIn(arg) ?? [])
      .map((path) => ({ on, path })),
  );
  const own = [...inControllers(text), ...inPairs(text)].map((path) => ({ on: ON, path }));
  return {
    routers: [
      { name: ON, prefix: "", isApplication: true },
      ...apis.map(({ groups: [name = ""], args }): Router => ({ name, prefix: prefixIn(args), isApplication: true })),
      ...callsIn(text, NAMESPACE).map(({ groups: [name = ""], args }): Router => {
        const path = keyword(args, "path");
        const called = textIn(args[0]);
        return { name, prefix: path ? textIn(path) : called && `/${called}`, isApplication: true };
      }),
    ],
    routes: [...resources, ...own],
    mounts: apis.flatMap(({ groups: [name = ""], args: [on = ""] }): Mount[] =>
      /^\w+$/.test(on) ? [{ on, prefix: "", child: { module: null, name } }] : [],
    ),
  };
}

function prefixIn(args: readonly string[]): string | null {
  const given = keyword(args, "prefix");
  return given === undefined ? "" : textIn(given);
}

function inControllers(text: string): string[] {
  return [...text.matchAll(CONTROLLER)].flatMap(([, body = ""]) => {
    const above = OWN_PATH.exec(body)?.[2] ?? "";
    return callsIn(body, /^[ \t]+@get\(/gm).flatMap(({ args }) => {
      const given = keyword(args, "path") ?? args.find((arg) => /^r?["']/.test(arg));
      const path = given === undefined ? "" : textIn(given);
      return path === null
        ? []
        : `/${[above, path]
            .map((part) => part.replaceAll(/^\/|\/$/g, ""))
            .filter(Boolean)
            .join("/")}`;
    });
  });
}

function inPairs(text: string): string[] {
  return [...text.matchAll(PAIR)].map(([, , path = ""]) => path.replaceAll(/^\^|\$$/g, ""));
}
