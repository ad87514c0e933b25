import { z } from "zod";
import type { Reader } from "../compose-file/compose-config.ts";
import { composeError } from "../compose-file/syntax/read-source.ts";
import type { Path } from "../compose-file/syntax/yaml-tree.ts";

/** What stands below these keys may be a token or a password. */
const UNSHOWN = new Set<string | number>(["headers", "body"]);

/**
 * A part of a Compose file, as a schema has it.
 *
 * @throws ExitError (usage) naming the file, the line and the part that is not as expected
 */
export async function parsePart<T>(reader: Reader, path: Path, schema: z.ZodType<T>, value: unknown): Promise<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (!issue) throw result.error;
  const [extra] = issue.code === "unrecognized_keys" ? issue.keys : [];
  const inner = [...issue.path, ...(extra ? [extra] : [])].map((key) => (typeof key === "symbol" ? String(key) : key));
  const found = inner.some((key) => UNSHOWN.has(key)) ? undefined : valueAt(value, inner);
  return refuse(reader, [...path, ...inner], `${reasonOf(issue, found)}; CONTRIBUTING.md describes it`);
}

/** Refuses a part of a Compose file, with its line. */
export async function refuse(reader: Reader, path: Path, reason: string): Promise<never> {
  throw composeError(await reader.place(path), `at ${z.core.toDotPath(path)}: ${reason}`);
}

/** What a schema expects, as it says it of any value, and the value that it got. */
function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "unrecognized_keys")
    return `expected a key that is known here, got ${JSON.stringify(issue.keys[0])}`;
  const said = issue.message.replace(/^[A-Z][a-z ]+: /, "").replace(/, received .*/, "");
  // What zod says of keys and of several forms names nothing that is expected.
  if (/^Invalid/.test(said))
    return `expected ${issue.code === "invalid_key" ? "another key" : "something else"}, got ${shown(value)}`;
  if (/, got /.test(said)) return said;
  return `${said.replace(/^(?!expected )/, "expected a text that ").replace("that must match", "that matches")}, got ${shown(value)}`;
}

function shown(value: unknown): string {
  return value === undefined ? "none" : JSON.stringify(value).slice(0, 100);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}
