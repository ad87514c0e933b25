import { isNode, parseDocument } from "yaml";
import { rememberedByFile } from "./check/remembered-by-file.ts";

const documentOf = rememberedByFile((text) => parseDocument(text, { merge: true }));

/** A file has no such part; the message names the file and what was expected in it. */
export class ExcerptError extends Error {
  override name = "ExcerptError";
}

/**
 * Sentence of a source file, each as it stands there without its indentation, a blank line between them.
 *
 * @param parts names joined by spaces: functions of a Python file, or paths into a YAML file such as `services.a.command`
 * @throws ExcerptError for a part that is not there
 */
export function excerptOf(source: string, { path, parts }: { path: string; parts: string }): string {
  const partOf = path.endsWith(".py") ? pythonFunction : yamlPart;
  const found = parts
    .trim()
    .split(/\s+/)
    .map((part) => {
      // A name is looked for as it is, and none has what would mean something to a search.
      const lines = /^[\w.-]+$/.test(part) ? partOf({ path, source }, part) : null;
      if (!lines) throw new ExcerptError(`expected ${part} in ${path}, got none`);
      return withoutIndentation(lines);
    });
  return found.join("\n\n");
}

interface SourceFile {
  path: string;
  source: string;
}

/** A function from its first decorator to its last line. */
function pythonFunction({ source }: SourceFile, name: string): string[] | null {
  const lines = source.split("\n");
  const at = lines.findIndex((line) => new RegExp(`^\\s*(?:async )?def ${name}\\(`).test(line));
  if (at < 0) return null;
  const depth = indentation(lines[at] ?? "");
  let from = at;
  while (new RegExp(`^\\s{${depth}}@`).test(lines[from - 1] ?? "")) from -= 1;
  // A signature may span lines, and its closing parenthesis is no deeper than the function itself.
  const after = lines.findIndex(
    (line, index) => index > at && line.trim() !== "" && !/^\s*\)/.test(line) && indentation(line) <= depth,
  );
  return lines.slice(from, after < 0 ? undefined : after);
}

/** A key of a YAML file with everything below it. */
function yamlPart({ path, source }: SourceFile, part: string): string[] | null {
  const keys = part.split(".");
  const parent = documentOf(path, source).getIn(keys.slice(0, -1));
  const items = isNode(parent) && "items" in parent ? parent.items : [];
  for (const pair of items as { key?: { value?: unknown; range?: number[] }; value?: { range?: number[] } }[]) {
    if (pair.key?.value !== keys.at(-1)) continue;
    const [start = 0, end = 0] = [pair.key?.range?.[0], pair.value?.range?.[1]];
    const line = source.lastIndexOf("\n", start) + 1;
    return source.slice(line, end).split("\n");
  }
  return null;
}

function withoutIndentation(lines: string[]): string {
  const depth = Math.min(...lines.filter((line) => line.trim() !== "").map(indentation));
  return lines
    .map((line) => line.slice(depth))
    .join("\n")
    .trimEnd();
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}
