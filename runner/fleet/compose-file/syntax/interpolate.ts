import { isBranch, mapValues, type Path, type Tree } from "./yaml-tree.ts";

/** Where variables get their values: undefined where one is not set. */
export type Lookup = (name: string) => string | undefined;

/** How strings are interpolated: in a draft, a missing variable that `?` requires counts as empty. */
export interface Interpolation {
  lookup: Lookup;
  draft?: boolean;
}

/**
 * Replaces the variables in every string below a place of a Compose file, as Compose does: `$NAME`, `${NAME}`,
 * `:-` `-` `:?` `?` `:+` `+` with a text that may hold variables itself, and `$$` for a dollar. One that begins none of
 * them stays.
 *
 * @param refuse makes the error for a string that cannot be interpolated
 */
export function interpolate(value: Tree, how: Interpolation, refuse: Refuse, path: Path = []): Tree {
  if (Array.isArray(value)) return value.map((item, index) => interpolate(item, how, refuse, [...path, index]));
  if (isBranch(value)) return mapValues(value, (item, key) => interpolate(item, how, refuse, [...path, key]));
  if (typeof value !== "string") return value;
  try {
    return substitute(value, how);
  } catch (cause) {
    throw refuse(path, cause instanceof Error ? cause.message : String(cause));
  }
}

/** Makes the error that tells what is wrong at a place. */
export type Refuse = (path: Path, reason: string) => Error;

const VARIABLE = /^\$(?:(?<dollar>\$)|(?<plain>[_a-z][_a-z0-9]*)|\{(?<name>[_a-z][_a-z0-9]*)(?<operator>:?[-?+])?)/i;

/**
 * Replaces the variables in one string.
 *
 * @throws RangeError for a variable that is demanded and not set, and for a brace that holds no variable
 */
export function substitute(text: string, how: Interpolation): string {
  let done = "";
  let rest = text;
  for (let at = rest.indexOf("$"); at >= 0; at = rest.indexOf("$")) {
    const { value, length } = first(rest.slice(at), how);
    done += rest.slice(0, at) + value;
    rest = rest.slice(at + length);
  }
  return done + rest;
}

function first(text: string, how: Interpolation): { value: string; length: number } {
  const { 0: whole = "", groups = {} } = VARIABLE.exec(text) ?? {};
  const { dollar, plain, name, operator } = groups;
  if (dollar) return { value: "$", length: 2 };
  if (!dollar && !plain && text[1] !== "{") return { value: "$", length: 1 };
  if (plain) return { value: how.lookup(plain) ?? "", length: whole.length };
  const end = name ? closing(text) : -1;
  const argument = text.slice(whole.length, end);
  if (!name || end < 0 || (!operator && argument !== "")) throw notAVariable(text);
  return { value: applied(name, operator ?? "", argument, how), length: end + 1 };
}

function notAVariable(text: string): RangeError {
  return new RangeError(
    `expected \${NAME}, \${NAME:-default} or another form that Compose knows, got ${text.slice(0, 40)}; ` +
      "a dollar that is meant as such is written $$",
  );
}

/** Where the brace that `${` opens is closed again, in its line. */
function closing(text: string): number {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "{") open += 1;
    if (text[at] === "}") open -= 1;
    if (text[at] === "\n") return -1;
    if (text[at] === "}" && open === 0) return at;
  }
  return -1;
}

function applied(name: string, operator: string, argument: string, how: Interpolation): string {
  const found = how.lookup(name);
  const counts = operator.startsWith(":") ? Boolean(found) : found !== undefined;
  if (operator.endsWith("+")) return counts ? substitute(argument, how) : (found ?? "");
  // Compose reads what is used otherwise in any case: a variable that is demanded there has to be set.
  const otherwise = operator.endsWith("-") ? substitute(argument, how) : "";
  if (operator === "" || counts) return found ?? "";
  if (operator.endsWith("-")) return otherwise;
  if (how.draft) return "";
  const said = substitute(argument, how);
  throw new RangeError(
    `expected a value for ${name}, got none${said ? ` (${said})` : ""}; set it, or write it into .env`,
  );
}
