import { isUtf8 } from "node:buffer";
import { type Document, isAlias, isNode, LineCounter, parseDocument, visit, YAMLError } from "yaml";
import { EXIT, ExitError } from "../../../program/exit-error.ts";
import { messageOf } from "../../../program/message-of.ts";
import { boundedBytes, refuseIrregular } from "./bounded-bytes.ts";
import { lineOf } from "./line-of.ts";
import { misread } from "./misread/misread.ts";
import { unfoldsTooFar } from "./misread/unfolded.ts";
import { readScalars } from "./yaml-scalars.ts";
import { type Branch, isBranch, type Path, type Tree } from "./yaml-tree.ts";

/** One file as it is written, with nothing replaced or merged. */
export interface Source {
  file: string;
  value: Branch;
  /** The places tagged `!reset` or `!override`, where earlier values are dropped. */
  resets: Path[];
  /** The line of the deepest part of a path that the file has, and how deep that is. */
  line: (path: Path) => { line: number; depth: number };
}

/**
 * Reads one YAML file of a Compose project.
 *
 * @throws ExitError (usage) naming the file and the line that is not as expected
 */
export async function readSource(file: string): Promise<Source> {
  try {
    return sourceOf(file, textOf(await boundedBytes(file)));
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/**
 * Refuses what Compose would read for ever, such as a pipe, or for minutes: a file whose aliases stand for too many values.
 * Whatever else is wrong with it is for a reader to say.
 *
 * @throws ExitError (usage) naming the file, and the line where there is one
 */
export async function refuseEndless(file: string): Promise<void> {
  await refuseIrregular(file).catch((cause) => {
    throw unreadable(file, cause);
  });
  const lines = new LineCounter();
  const read = async () => parseDocument(String(await boundedBytes(file)), { ...SYNTAX, lineCounter: lines });
  const found = await read()
    .then(unfoldsTooFar)
    .catch(() => undefined);
  if (found) throw composeError(`${file}:${lines.linePos(found.offset).line}`, found.reason);
}

/** The schema is named, since a `%YAML` of the file would choose another, which Compose does not. */
const SYNTAX = { schema: "core", merge: true, logLevel: "error" } as const;

/** What no YAML may hold; and what ends a line in that of Compose and is text in others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/;

function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new RangeError("expected text in UTF-8, got other bytes");
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

function sourceOf(file: string, text: string): Source {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) {
    const code = forbidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const line = text.slice(0, forbidden.index).split("\n").length;
    throw composeError(
      `${file}:${line}`,
      `expected text, got the control character U+${code}; in double quotes, write \\u${code}`,
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { ...SYNTAX, lineCounter: lines });
  for (const error of document.errors) throw error;
  const resets = takeResets(document);
  readScalars(document);
  for (const { offset, reason } of misread(document))
    throw composeError(`${file}:${lines.linePos(offset).line}`, reason);
  // A file may be empty that is merged or included.
  const value: Tree = document.toJS({ maxAliasCount: -1 }) ?? {};
  const line = (path: Path) => lineOf(document, lines, path);
  if (!isBranch(value))
    throw new RangeError(
      `expected a map with services, got ${Array.isArray(value) ? "a list" : JSON.stringify(value).slice(0, 40)}`,
    );
  return { file, value, resets, line };
}

/**
 * Removes what is tagged `!reset`, and tells where that and `!override` stood. Of a list only the item itself is
 * dropped.
 */
function takeResets(document: Document): Path[] {
  const found: Path[] = [];
  const tagOf = tagsIn(document);
  visit(document, {
    Pair(_, { key, value }, ancestors) {
      const tag = tagOf(value);
      if (tag !== "!reset" && tag !== "!override") return undefined;
      const keys = [...ancestors, { key }].flatMap((one) => ("key" in one ? [String(one.key)] : []));
      found.push(keys);
      // What is within a value that replaces another is read as it is.
      return tag === "!reset" ? visit.REMOVE : visit.SKIP;
    },
    Node(key, node) {
      return typeof key === "number" && tagOf(node) === "!reset" ? visit.REMOVE : undefined;
    },
  });
  return found;
}

/** Tells the tag of a node, or of what it is an alias of. */
function tagsIn(document: Document): (node: unknown) => string | undefined {
  const ofAnchors = new Map<string, string | undefined>();
  visit(document, (_, node) => {
    if (isNode(node) && !isAlias(node) && node.anchor) ofAnchors.set(node.anchor, node.tag);
  });
  return (node) => (isAlias(node) ? ofAnchors.get(node.source) : isNode(node) ? node.tag : undefined);
}

/** What is wrong in our words, by the code of an error of the parser or of the system. */
const REASONS: Record<string, string> = {
  MULTIPLE_DOCS: "expected one document, got several, which only Compose reads",
  ENOENT: "expected a Compose file, got nothing; check the path",
  EISDIR: "expected a Compose file, got a folder; name the file in it",
};

function unreadable(file: string, cause: unknown): ExitError {
  if (cause instanceof ExitError) return cause;
  const [start] = cause instanceof YAMLError ? (cause.linePos ?? []) : [];
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = REASONS[code] ?? firstLine(messageOf(cause)).replace(/ at line \d+, column \d+:?$/, "");
  return composeError(start ? `${file}:${start.line}` : file, start ? `column ${start.col}: ${reason}` : reason);
}

/**
 * The refusal of something in a Compose file, in one sentence.
 *
 * @param place the file, with the line where it is known
 */
export function composeError(place: string, reason: string): ExitError {
  return new ExitError(`${place}: ${firstLine(reason)}`, EXIT.usage);
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.slice(0, 300) ?? "";
}
