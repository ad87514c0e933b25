/** How an application says in its source that it answers GET at a path, in the languages that are read. */
const ROUTES: Readonly<Record<string, RegExp>> = {
  // Litestar's decorators stand alone; those that are indented are a controller's, which has a path of its own.
  py: /(?:@(?:app|application)\.(?:get|route)|^@get)\(\s*(?:path\s*=\s*)?["'](\/[^"'{}<>\s]*)["']([^)\n]*)/gm,
  js: /\b(?:app|server|fastify)\.get\(\s*["'`](\/[^"'`:*{}$\s]*)["'`]/g,
  go: /(?:\bHandle(?:Func)?|\b(?:e|app|router|engine)\.G(?:et|ET)|\br\.GET)\(\s*"(?:GET )?(\/[^"{}:*\s]*)"/g,
};
const EXTENSIONS: Readonly<Record<string, string>> = { py: "py", js: "js", mjs: "js", cjs: "js", ts: "js", go: "go" };

/**
 * The paths that sources declare on the application itself. Those of routers are left out: where they are mounted is said
 * elsewhere. Nothing is run, so it is a guess, which may need parameters.
 *
 * @param files sources by their names
 */
export function routesIn(files: ReadonlyMap<string, string>): string[] {
  const found = [...files].flatMap(([name, text]) => {
    const pattern = ROUTES[EXTENSIONS[name.split(".").at(-1) ?? ""] ?? ""];
    return pattern ? [...text.matchAll(pattern)].filter(isForGet).map(([, path = ""]) => path) : [];
  });
  // The root first: it is what an application that has one surely answers.
  return [...new Set(found)].toSorted((a, b) => Number(b === "/") - Number(a === "/"));
}

/** Whether a route answers GET: it does unless it says methods, and not this one. */
function isForGet([, , rest = ""]: RegExpMatchArray): boolean {
  return !/\bmethods\s*=/.test(rest) || /["']GET["']/i.test(rest);
}
