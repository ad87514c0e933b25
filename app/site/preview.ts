import { access } from "node:fs/promises";
import path from "node:path";
import { InvalidArgumentError } from "commander";
import { basePath } from "../address/base-path.ts";
import { NOT_BUILT, OUT } from "./out-folder.ts";
import { runProgram, siteCommand } from "./program.ts";
import { type Served, serve } from "./serve-site.ts";

const FIRST_PORT = 4173;
const TRIES = 20;

const { port } = siteCommand("preview", "Serves the built site on this machine until Ctrl-C.")
  .option("--port <port>", `the port to serve on (default: ${FIRST_PORT}, or the next free one)`, aPort)
  .parse()
  .opts<{ port?: number }>();

/** Serves the built site until it is interrupted; the exit code is 1 when it cannot. */
async function preview(): Promise<number | undefined> {
  if (!(await isBuilt())) return refuse(NOT_BUILT, 1);
  const site = await serveOn(port === undefined ? usualPorts() : [port]);
  if (!site) return refuse(`expected port ${port} to be free, but it is in use; choose another with --port`, 1);
  console.log(`The site is at ${site.url} (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => void site.close().then(() => process.exit(0)));
  return undefined;
}

function aPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError("expected a port from 1 to 65535.");
  return port;
}

/** The ports to try: the usual one, those above it, and finally any free one. */
function usualPorts(): number[] {
  return [...Array.from({ length: TRIES }, (_, above) => FIRST_PORT + above), 0];
}

async function serveOn(ports: number[]): Promise<Served | undefined> {
  for (const port of ports) {
    const served = await serve(OUT, { port, basePath: basePath() }).catch(unlessTaken);
    if (served) return served;
  }
  return undefined;
}

function unlessTaken(thrown: NodeJS.ErrnoException): undefined {
  if (thrown.code !== "EADDRINUSE" && thrown.code !== "EACCES") throw thrown;
}

async function isBuilt(): Promise<boolean> {
  return access(path.join(OUT, "index.html")).then(
    () => true,
    () => false,
  );
}

function refuse(message: string, exitCode: number): number {
  console.error(`benchbook: ${message}`);
  return exitCode;
}

await runProgram(preview);
