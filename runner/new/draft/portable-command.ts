import { isDeepStrictEqual } from "node:util";
import { commandsOfLine, shellLineIn, withoutFlags } from "../recognise/command-words.ts";
import type { WebService } from "../recognise/recognise.ts";
import type { ServerCommand } from "../recognise/server-command.ts";

/** Where a server is told to listen, as words that have no flag before them. */
const ADDRESS = /^(?:[\w.]+:|\[[\da-f:]+\]:)?\d+$/i;

/**
 * A service's command with host and port as variables, so that it can also be started as a local process, whose port is the
 * one that it is asked on. Compose gives it the port of before.
 *
 * @returns null where the command does not end with a server that takes a port
 */
export function portableCommand({
  command,
  server,
  port,
}: Pick<WebService, "command" | "server" | "port">): string[] | null {
  const told = server && toldWords(server, port);
  if (!command || !told) return null;
  const line = shellLineIn(command);
  if (line !== -1) return portableLine(command, line, { told, words: server.words });
  const before = command.slice(0, -server.words.length);
  const isLast = isDeepStrictEqual(command.slice(before.length), server.words);
  return isLast ? [...before.map(escaped), ...told] : null;
}

/** A server's words with host and port as variables; null where it takes none. */
function toldWords({ program, words }: ServerCommand, port: number): string[] | null {
  const { hostFlags = [], portFlags = [], bindFlags = [], bindsAfter, isToldFirst, title } = program;
  const [host, ownPort] = ["${BENCHBOOK_HOST:-0.0.0.0}", `\${BENCHBOOK_PORT:-${port}}`];
  if (words.length === 0 || words.some((word) => /^--(?:uds|fd)\b|^unix:/.test(word))) return null;
  const rest = withoutFlags(words, [...hostFlags, ...portFlags, ...bindFlags]).map(escaped);
  if (bindsAfter) return [...rest.filter((word) => !ADDRESS.test(word)), `${host}:${ownPort}`];
  if (bindFlags.length > 0) return [...rest, `${bindFlags[0]}=${host}:${ownPort}`];
  const [hostFlag, portFlag] = [hostFlags, portFlags].map((flags) => flags.find((flag) => flag.startsWith("--")));
  if (!hostFlag || !portFlag || title === "Daphne") return null;
  const flags = [`${hostFlag}=${host}`, `${portFlag}=${ownPort}`];
  return isToldFirst ? [...rest.slice(0, 1), ...flags, ...rest.slice(1)] : [...rest, ...flags];
}

/** What a shell does more with than to part words. */
const SHELL_SIGNS = /[$`|&;<>*?~\\#\n]|^\w+=/;

/** A word that needs no quotes. */
const PLAIN_WORD = /^[\w@%+=:,./${}[\]-]+$/;

/** The same of a line for a shell, which needs none where it only parts words. */
function portableLine(
  command: readonly string[],
  place: number,
  { told, words }: { told: readonly string[]; words: readonly string[] },
): string[] | null {
  const line = (command[place] ?? "").replaceAll(/\\\r?\n/g, " ").trim();
  const at = line.lastIndexOf(words[0] ?? "");
  const [before, server] = [line.slice(0, at), line.slice(at)];
  const isLast = at !== -1 && place === command.length - 1 && isDeepStrictEqual(commandsOfLine(server), [words]);
  if (!isLast || SHELL_SIGNS.test(server)) return null;
  if (SHELL_SIGNS.test(before))
    return [...command.slice(0, place).map(escaped), `${escaped(before)}${told.map(quoted).join(" ")}`];
  const [own = []] = commandsOfLine(before);
  const kept = [...command.slice(0, place - 2), ...(own[0] === "exec" ? own.slice(1) : own)];
  return [...kept.map(escaped), ...told];
}

function quoted(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Compose replaces what stands behind a single dollar. */
function escaped(word: string): string {
  return word.replaceAll("$", "$$$$");
}
