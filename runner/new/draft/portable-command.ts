import { commandsIn, withoutFlags } from "../recognise/command-words.ts";
import type { WebService } from "../recognise/recognise.ts";

/** Where a server is told to listen, as words that have no flag before them. */
const ADDRESS = /^(?:[\w.]+:|\[[\da-f:]+\]:)?\d+$/i;

/**
 * A service's command with host and port as variables, so that it can also be started as a local process, whose port is the
 * one that it is asked on. Compose gives it the port of before.
 *
 * @returns null where the command is no list of words with a server in it that takes a port
 */
export function portableCommand({
  command,
  server,
  port,
}: Pick<WebService, "command" | "server" | "port">): string[] | null {
  const words = command && plainWords(command);
  if (!words || !server) return null;
  const { hostFlags = [], portFlags = [], bindFlags = [], bindsAfter, title } = server.program;
  const [host, ownPort] = ["${BENCHBOOK_HOST:-0.0.0.0}", `\${BENCHBOOK_PORT:-${port}}`];
  const isPlain = words.slice(-server.words.length).every((word, place) => word === server.words[place]);
  const isElsewhere = words.some((word) => /^--(?:uds|fd)\b|^unix:/.test(word));
  if (server.words.length === 0 || !isPlain || isElsewhere) return null;
  const before = words.slice(0, -server.words.length);
  const told = withoutFlags(server.words, [...hostFlags, ...portFlags, ...bindFlags]);
  const rest = [...before, ...told].map((word) => word.replaceAll("$", "$$$$"));
  if (bindsAfter) return [...rest.filter((word) => !ADDRESS.test(word)), `${host}:${ownPort}`];
  if (bindFlags.length > 0) return [...rest, `${bindFlags[0]}=${host}:${ownPort}`];
  const [hostFlag, portFlag] = [hostFlags, portFlags].map((flags) => flags.find((flag) => flag.startsWith("--")));
  return hostFlag && portFlag && title !== "Daphne" ? [...rest, `${hostFlag}=${host}`, `${portFlag}=${ownPort}`] : null;
}

/** What a shell does more with than to part words. */
const SHELL_SIGNS = /[$`|&;<>*?~\\#]|^\w+=/;

/** The words of a command; null where it is a line for a shell that is more than these. */
function plainWords(command: readonly string[]): readonly string[] | null {
  const [words = [], ...others] = commandsIn(command);
  const isLine = words.length !== command.length || words.some((word, place) => word !== command[place]);
  if (others.length > 0 || (isLine && SHELL_SIGNS.test(command[2] ?? ""))) return null;
  return isLine && words[0] === "exec" ? words.slice(1) : words;
}
