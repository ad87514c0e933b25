import { z } from "zod";

/** The instructions of a Dockerfile, each with what stands behind it, on one line. */
export function instructionsOf(text: string): [keyword: string, rest: string][] {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => !/^\s*#/.test(line))
    .join("\n")
    .replaceAll(/\\[ \t]*\n/g, " ")
    .split("\n");
  return lines.flatMap((line): [string, string][] => {
    const [, keyword, rest = ""] = /^\s*([a-z]+)\s+(.*)$/i.exec(line) ?? [];
    return keyword ? [[keyword.toUpperCase(), rest.trim()]] : [];
  });
}

const wordsSchema = z.array(z.string());

/** A command: a list of words as it is; anything else is a line for a shell. */
export function commandOf(written: string): string[] {
  return listOf(written) ?? ["/bin/sh", "-c", written];
}

/** The words of an instruction that takes several, without its flags. */
export function wordsOf(written: string): string[] {
  const rest = written.replace(/^(?:--\S+\s+)+/, "");
  return listOf(rest) ?? rest.split(/\s+/).map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
}

/** The values of a flag that an instruction begins with, as `--from=build`. */
export function flagOf(written: string, flag: string): string | undefined {
  const [flags = ""] = /^(?:--\S+\s+)+/.exec(written) ?? [];
  return flags
    .split(/\s+/)
    .find((one) => one.startsWith(`--${flag}=`))
    ?.slice(flag.length + 3);
}

function listOf(written: string): string[] | undefined {
  if (!written.startsWith("[")) return undefined;
  try {
    return wordsSchema.parse(JSON.parse(written));
  } catch {
    return undefined;
  }
}

/** The variables that an instruction sets. */
export function variablesIn(written: string): Record<string, string> {
  const pairs = [...written.matchAll(/([A-Za-z_]\w*)=("[^"]*"|'[^']*'|\S*)/g)];
  const unquoted = pairs.map(([, name = "", value = ""]) => [name, value.replace(/^(["'])(.*)\1$/, "$2")]);
  if (unquoted.length > 0) return Object.fromEntries(unquoted);
  const [, name, value = ""] = /^([A-Za-z_]\w*)\s+(.*)$/.exec(written) ?? [];
  return name ? { [name]: value } : {};
}

/** A text with variables as `$NAME`, `${NAME}` or `${NAME:-otherwise}` replaced. */
export function replaced(text: string, variables: Readonly<Record<string, string | null>>): string {
  return text.replaceAll(
    /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
    (_, braced?: string, otherwise = "", plain?: string) => variables[braced ?? plain ?? ""] ?? otherwise,
  );
}
