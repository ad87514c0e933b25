import { z } from "zod";

/** What containers of an image start with, as far as its Dockerfile says so. */
export interface ImageStart {
  /** The image that it is made from. */
  from: string;
  /** What is started: words, or a line for a shell. */
  command: readonly string[];
  entrypoint: readonly string[];
  /** The ports that it says containers listen on. */
  exposed: readonly number[];
  /** Its check of health, as it is written; empty where it has none. */
  check: string;
  environment: Readonly<Record<string, string>>;
}

const EMPTY: ImageStart = { from: "", command: [], entrypoint: [], exposed: [], check: "", environment: {} };

/**
 * Reads what the last stage of a Dockerfile, or the one that is asked for, starts with. Only what is written there is read:
 * what the image that it is made from starts with is not known.
 */
export function readDockerfile(text: string, target?: string): ImageStart {
  const stages = new Map<string, ImageStart>();
  let [name, stage] = ["", EMPTY];
  for (const [keyword, rest] of instructionsOf(text)) {
    if (keyword === "FROM") {
      if (target !== undefined && name === target) break;
      const [, from = "", alias = ""] = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(rest) ?? [];
      name = alias;
      stage = stages.get(from) ?? { ...EMPTY, from };
    } else stage = withInstruction(stage, keyword, rest);
    if (name) stages.set(name, stage);
  }
  return stage;
}

/** The instructions, each with what stands behind it, on one line. */
function instructionsOf(text: string): [string, string][] {
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

function withInstruction(stage: ImageStart, keyword: string, rest: string): ImageStart {
  if (keyword === "CMD") return { ...stage, command: commandOf(rest) };
  // An entry point drops the command of the image below it.
  if (keyword === "ENTRYPOINT") return { ...stage, entrypoint: commandOf(rest) };
  if (keyword === "HEALTHCHECK") return { ...stage, check: replaced(rest, stage.environment) };
  if (keyword === "ENV" || keyword === "ARG")
    return { ...stage, environment: { ...stage.environment, ...variablesIn(rest) } };
  if (keyword !== "EXPOSE") return stage;
  const ports = replaced(rest, stage.environment).match(/\b\d+/g) ?? [];
  return { ...stage, exposed: [...stage.exposed, ...ports.map(Number)] };
}

const wordsSchema = z.array(z.string());

/** A list of words as it is; anything else is a line for a shell. */
function commandOf(written: string): string[] {
  if (!written.startsWith("[")) return ["/bin/sh", "-c", written];
  try {
    return wordsSchema.parse(JSON.parse(written));
  } catch {
    return ["/bin/sh", "-c", written];
  }
}

function variablesIn(written: string): Record<string, string> {
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
