/** A name in capitals, and the path that is assigned to it: `API = "/api"`, `API: str = "/api"`, `{ API: "/api" }`. */
const ASSIGNED = /\b([A-Z][A-Z\d_]+)\s*(?::\s*\w+\s*)?(?:=|:)\s*(?:"(\/[^"\\\n${}]*|)"|'(\/[^'\\\n${}]*|)')/g;

/** Such a name where a path can stand: an argument, a part of a sum, a value in an object. */
const NAMED = /(?<=[(,=+:]\s*)(?:\w+\.)*([A-Z][A-Z\d_]+)(?=\s*[,)+}])/g;

/** Texts of Python and of JavaScript with names in them. */
const FORMATTED = /\bf(["'])((?:[^"'{}\\\n]|\{[\w.]+\})*)\1|`((?:[^`$\\\n]|\$\{[\w.]+\})*)`/g;

const NAMES = /\$?\{([\w.]+)\}/g;

/** Two texts as a sum. */
const SUM = /(["'])([^"'\\\n]*)\1\s*\+\s*(["'])([^"'\\\n]*)\3/g;

/**
 * Replaces paths that stand in constants, such as `prefix=settings.API_V1_STR`, by what is assigned to these anywhere in the
 * sources. Nothing is replaced by a name with several values, or one that is computed.
 *
 * @returns what replaces them in a text
 */
export function constantsIn(texts: readonly string[]): (text: string) => string {
  const values = new Map<string, Set<string>>();
  for (const [, name = "", inDouble, inSingle = ""] of texts.flatMap((text) => [...text.matchAll(ASSIGNED)]))
    values.set(name, new Set([...(values.get(name) ?? []), inDouble ?? inSingle]));
  const pathIn = (name: string) => {
    const [value, ...others] = values.get(name.split(".").at(-1) ?? "") ?? [];
    return others.length === 0 ? value : undefined;
  };
  if (values.size === 0) return (text) => text;
  return (text) =>
    text
      .replaceAll(
        FORMATTED,
        (whole, _, python?: string, javascript = "") => filled(python ?? javascript, pathIn) ?? whole,
      )
      .replaceAll(NAMED, (whole, name: string) => inQuotes(pathIn(name)) ?? whole)
      .replaceAll(SUM, (_, _first, before: string, _second, after: string) => JSON.stringify(before + after));
}

/** A text with its names replaced; undefined where it has none, or one that is not known. */
function filled(text: string, pathIn: (name: string) => string | undefined): string | undefined {
  const names = [...text.matchAll(NAMES)].map(([, name = ""]) => pathIn(name));
  if (names.length === 0 || names.includes(undefined)) return undefined;
  return inQuotes(text.replaceAll(NAMES, (_, name: string) => pathIn(name) ?? ""));
}

function inQuotes(text: string | undefined): string | undefined {
  return text === undefined ? undefined : JSON.stringify(text);
}
