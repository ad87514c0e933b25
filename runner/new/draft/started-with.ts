import { shellLineIn } from "../recognise/command-words.ts";
import type { WebService } from "../recognise/recognise.ts";
import { portableCommand } from "./portable-command.ts";

/** What the override file says of how a service is started; what it does not have stays as it is. */
export interface StartedWith {
  entrypoint?: string[];
  command?: string[];
  environment?: { PORT: string };
}

/**
 * How a service is started so that it can also be a local process: with host and port as variables, or with the port in the
 * variable that many programs ask which are not told; and by words of the file, since only Compose knows those of an image.
 */
export function startedWith(found: WebService): StartedWith {
  const { command, entrypoint, isOfImage, server, port } = found;
  const portable = portableCommand(found);
  if (portable && server) {
    const line = shellLineIn(command ?? []);
    const begins = line === -1 ? (command?.length ?? 0) - server.words.length : line - 2;
    const isWithin = begins < entrypoint.length;
    // Compose gives the words of a command to the entry point, and these would be its own.
    return isWithin && entrypoint.length > 0
      ? { entrypoint: portable, command: [] }
      : { command: portable.slice(entrypoint.length) };
  }
  const environment = { PORT: `\${BENCHBOOK_PORT:-${port}}` };
  if (!command || !isOfImage) return { environment };
  const line = command.map((word) => word.replaceAll("$", "$$$$"));
  return { ...(entrypoint.length > 0 ? { entrypoint: line, command: [] } : { command: line }), environment };
}
