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
  if (!command || !server || commandsIn(command).length !== 1) return null;
  const { hostFlags = [], portFlags = [], bindFlags = [], bindsAfter, title } = server.program;
  const [host, ownPort] = ["${BENCHBOOK_HOST:-0.0.0.0}", `\${BENCHBOOK_PORT:-${port}}`];
  const isPlain = command.slice(-server.words.length).every((word, place) => word === server.words[place]);
  const isElsewhere = command.some((word) => /^--(?:uds|fd)\b|^unix:/.test(word));
  if (server.words.length === 0 || !isPlain || isElsewhere) return null;
  const before = command.slice(0, -server.words.length);
  const words = withoutFlags(server.words, [...hostFlags, ...portFlags, ...bindFlags]);
  const rest = [...before, ...words].map((word) => word.replaceAll("$", "$$$$"));
  if (bindsAfter) return [...rest.filter((word) => !ADDRESS.test(word)), `${host}:${ownPort}`];
  if (bindFlags.length > 0) return [...rest, `${bindFlags[0]}=${host}:${ownPort}`];
  const [hostFlag, portFlag] = [hostFlags, portFlags].map((flags) => flags.find((flag) => flag.startsWith("--")));
  return hostFlag && portFlag && title !== "Daphne" ? [...rest, `${hostFlag}=${host}`, `${portFlag}=${ownPort}`] : null;
}
