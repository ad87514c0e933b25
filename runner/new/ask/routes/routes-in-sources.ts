import { goRoutes } from "./go-routes.ts";
import { mountedPaths } from "./mounted-paths.ts";
import { globalPrefixIn, nestRoutes } from "./nest-routes.ts";
import { nodeRoutes } from "./node-routes.ts";
import { djangoRoutes, hasDjangoRoutes } from "./python/django-routes.ts";
import { pythonClassRoutes } from "./python/python-class-routes.ts";
import { pythonRoutes } from "./python/python-routes.ts";
import { starletteRoutes } from "./python/starlette-routes.ts";
import { comparedPaths } from "./source/compared-paths.ts";
import { constantsIn } from "./source/constants.ts";
import type { Declared } from "./source/declared.ts";

interface Language {
  /** How names of its sources end. */
  names: RegExp;
  /** Lines that are comments. */
  comments: RegExp;
  /** @param prefix see {@link globalPrefixIn} */
  read: (text: string, prefix: string | null) => Declared[];
}

/** What reads sources; the frameworks for Python are families of their own. */
const LANGUAGES = {
  python: { names: /\.py$/, comments: /^[ \t]*#.*$/gm, read: readPython },
  node: {
    names: /\.(?:[cm]?js|ts)$/,
    comments: /^[ \t]*(?:\/\/|\*).*$/gm,
    read: (text, prefix) => [nestRoutes(text, prefix) ?? nodeRoutes(text), comparedPaths(text)],
  },
  go: { names: /\.go$/, comments: /^[ \t]*\/\/.*$/gm, read: (text) => [goRoutes(text), comparedPaths(text)] },
} satisfies Record<string, Language>;

/** Families whose routes no source says that is read here: what else lies in their folder is not what they answer. */
const UNREAD = ["nginx", "caddy", "apache", "ruby", "java", "rust", "php"];

/** What a path has that takes a parameter, or is a pattern. */
const PARAMETER = /[{}<>:*$\s?+()[\]\\^]/;

/**
 * The paths that sources declare, with the prefixes of the routers that they are on, as far as these are written where they
 * can be read. Nothing is run, so it is a guess, which may need parameters.
 *
 * @param files sources by their names: of a folder that services in other languages may share
 * @param family of the service, such as "flask" or "go"; "none" where it is not known
 */
export function routesIn(files: ReadonlyMap<string, string>, family: string): string[] {
  const languages = languagesOf(family);
  const withConstants = constantsIn([...files.values()]);
  const sources = [...files].map(([name, text]) => [name, withConstants(text)] as const);
  const prefix = globalPrefixIn(sources.map(([, text]) => text));
  const declared = new Map(sources.map(([name, text]) => [name, declaredIn(languages, name, text, prefix)]));
  const found = mountedPaths(declared)
    .map((path) => (path.startsWith("/") ? path : `/${path}`))
    .filter((path) => !PARAMETER.test(path));
  // The root first: it is what an application that has one surely answers.
  return [...new Set(found)].toSorted((a, b) => Number(b === "/") - Number(a === "/"));
}

function languagesOf(family: string): Language[] {
  if (family === "none") return Object.values(LANGUAGES);
  if (UNREAD.includes(family)) return [];
  return [family === "node" || family === "go" ? LANGUAGES[family] : LANGUAGES.python];
}

function declaredIn(languages: readonly Language[], name: string, text: string, prefix: string | null): Declared {
  const language = languages.find(({ names }) => names.test(name));
  const read = language?.read(text.replaceAll(language.comments, ""), prefix) ?? [];
  const routers = read.flatMap((one) => one.routers);
  return {
    routers: routers.filter((one, place) => routers.findIndex((other) => other.name === one.name) === place),
    routes: read.flatMap(({ routes }) => routes),
    mounts: read.flatMap(({ mounts }) => mounts),
    imports: read.flatMap(({ imports = [] }) => imports),
  };
}

const READ_OF_PYTHON = [pythonRoutes, pythonClassRoutes, starletteRoutes, comparedPaths];

function readPython(text: string): Declared[] {
  return hasDjangoRoutes(text) ? [djangoRoutes(text)] : READ_OF_PYTHON.map((read) => read(text));
}
