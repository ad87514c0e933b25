import { valuesOf } from "./command-words.ts";

/** What a configuration file may set, by its own word for it, and the flag that says the same. */
const SETTINGS = { bind: "--bind", workers: "--workers", worker_class: "--worker-class", threads: "--threads" };

/**
 * The flags that say what Gunicorn's configuration file sets, which the command's own flags come before. A value that is
 * neither a text nor a number, such as a sum, stays as it is written.
 *
 * @param words Gunicorn and its flags
 * @param read the text of a file; null where it is not there
 */
export function flagsOfConfig(words: readonly string[], read: (name: string) => string | null): string[] {
  const [named = "gunicorn.conf.py"] = valuesOf(words, ["-c", "--config"]).slice(-1);
  const text = read(named.replace(/^file:/, "")) ?? "";
  return Object.entries(SETTINGS).flatMap(([setting, flag]) => {
    const [, value] = new RegExp(`^${setting}[ \\t]*=[ \\t]*(.+?)[ \\t]*(?:#.*)?$`, "m").exec(text) ?? [];
    return value === undefined ? [] : [`${flag}=${value.replace(/^(["'])(.*)\1$/, "$2")}`];
  });
}
