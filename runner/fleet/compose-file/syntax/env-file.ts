import { type Interpolation, type Lookup, substitute } from "./interpolate.ts";

/** Variables by name. */
export type Variables = Record<string, string>;

/** The value of a variable, where it is set. */
export function valueIn(variables: Variables, name: string): string | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

const KEY = /^(?:export\s+)?(?<key>[\p{L}\p{N}_.[\]-]+)[^\S\n]*(?<sign>[=:\n]|$)[^\S\n]*/u;
const ESCAPES: Record<string, string> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/**
 * Reads a file of variables as Compose reads `.env` and `env_file`: `NAME=value`, `NAME: value`, `export`, comments,
 * both kinds of quotes over several lines, and variables within. A name alone takes its value from `lookup`. Neither
 * Node's own parser nor dotenv does this: both take another text for comments, variables and escapes.
 *
 * @param lookup the values that variables have outside of the file, which come first
 * @throws RangeError naming the line that is not as expected
 */
export function parseEnvFile(text: string, lookup: Lookup): Variables {
  const all = text.replace(/^\uFEFF/, "");
  const found: Variables = {};
  const how = { lookup: (name: string) => lookup(name) ?? valueIn(found, name) };
  for (let rest = statement(all); rest !== ""; rest = statement(rest)) {
    const { 0: whole = "", groups = {} } = KEY.exec(rest) ?? {};
    const { key = "", sign } = groups;
    // Compose does not know the name of one that ends with the file.
    if (!key || sign === "")
      throw new RangeError(`line ${lineAt(all, rest)}: expected NAME=value, got ${firstLine(rest)}`);
    rest = rest.slice(whole.length);
    const read = sign === "=" || sign === ":" ? written(rest) : { rest };
    if (!read)
      throw new RangeError(`line ${lineAt(all, rest)}: expected quotes that are closed, got ${firstLine(rest)}`);
    rest = read.rest;
    const value = "value" in read ? resolved(read, how, () => lineAt(all, rest)) : lookup(key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function resolved({ value, isLiteral }: Value, how: Interpolation, line: () => number): string {
  try {
    return isLiteral ? value : substitute(value, how);
  } catch (cause) {
    throw new RangeError(`line ${line()}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** The text from the next thing that is neither space nor a comment. */
function statement(text: string): string {
  return text.replace(/^(?:\s+|#[^\n]*)+/u, "");
}

interface Value {
  value: string;
  isLiteral: boolean;
  rest: string;
}

function written(text: string): Value | undefined {
  const quote = text[0];
  if (quote === "'" || quote === '"') return quoted(text, quote);
  const [line = ""] = text.split("\n", 1);
  const [value = ""] = line.split(" #", 1);
  return { value: value.trimEnd(), isLiteral: false, rest: text.slice(line.length) };
}

function quoted(text: string, quote: "'" | '"'): Value | undefined {
  const pattern = quote === "'" ? /^'((?:[^'\\]|\\.)*)'/s : /^"((?:[^"\\]|\\.)*)"/s;
  const [whole = "", inner] = pattern.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const value = inner.replaceAll(`\\${quote}`, quote);
  const rest = text.slice(whole.length);
  return quote === "'" ? { value, isLiteral: true, rest } : { value: unescaped(value), isLiteral: false, rest };
}

/** What Compose makes of a backslash within double quotes. */
function unescaped(value: string): string {
  return value.replace(/\\(?:([abfnrtv$"\\])|0(\d{3}))/g, (_, one?: string, octal = "") => {
    if (one === undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return one === "$" ? "$$" : (ESCAPES[one] ?? one);
  });
}

function lineAt(all: string, rest: string): number {
  return all.slice(0, all.length - rest.length).split("\n").length;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.slice(0, 80) ?? "";
}
