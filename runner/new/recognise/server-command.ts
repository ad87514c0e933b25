import path from "node:path";
import type { Endpoint } from "../../../content/run/parts/endpoint.ts";
import { commandsIn, commandsOfLine, valuesOf } from "./command-words.ts";
import { flagsOfConfig } from "./gunicorn-config.ts";
import { SERVER_PROGRAMS, type ServerProgram } from "./server-programs.ts";

/** A server program as a service starts it. */
export interface ServerCommand {
  program: ServerProgram;
  /** Its name and what it is told, from its own word on. */
  words: readonly string[];
  executor: Endpoint["executor"];
  /** The port that it listens on; null where its command does not tell. */
  port: number | null;
  /** How many workers it has; null where its command says so in a way that cannot be read. */
  workers: number | null;
}

/** What a command is started with, beside its words. */
export interface CommandSurroundings {
  environment: Readonly<Record<string, string | null>>;
  /** The text of a file that a command names, such as a script; null where there is none. */
  read: (name: string) => string | null;
}

/** The server that a command line starts, itself or by a script that it names; null where it starts none that is known. */
export function serverIn(line: readonly string[], surroundings: CommandSurroundings): ServerCommand | null {
  // A server is started last: what stands before it prepares something for it.
  for (const words of commandsIn(line).toReversed()) {
    const found = serverOf(words, surroundings) ?? serverInFile(words, surroundings);
    if (found) return found;
  }
  return null;
}

function serverOf(words: readonly string[], { environment, read }: CommandSurroundings): ServerCommand | null {
  const place = words.findIndex((word) => Object.hasOwn(SERVER_PROGRAMS, path.posix.basename(word)));
  const program = SERVER_PROGRAMS[path.posix.basename(words[place] ?? "")];
  if (!program || isTool(words.slice(place))) return null;
  const own = words.slice(place);
  const told = program.title === "Gunicorn" ? toldGunicorn(own, environment.GUNICORN_CMD_ARGS ?? "", read) : own;
  return {
    ...{ program, words: own, executor: executorOf(program, told) },
    port: portOf(program, told, environment),
    workers: workersOf(program, told, environment),
  };
}

/** What counts comes last: the flags of a command before its variable, and both before its file. */
function toldGunicorn(own: readonly string[], variable: string, read: CommandSurroundings["read"]): string[] {
  const flags = [...variable.split(/\s+/), ...own];
  const bindFlags = ["--bind", "-b"];
  const config = flagsOfConfig(flags, read).filter(
    (flag) => !flag.startsWith("--bind=") || valuesOf(flags, bindFlags).length === 0,
  );
  return [...config, ...flags];
}

/** Commands of the same programs that serve nothing. */
function isTool([program = "", command = "", ...others]: readonly string[]): boolean {
  const name = path.posix.basename(program);
  if (name === "manage.py") return command !== "runserver";
  if (name === "litestar" || name === "quart") return ![command, ...others].includes("run");
  if (name === "flask") return !command.startsWith("-") && command !== "run";
  if (name === "go") return command !== "run";
  return /^(?:npm|npx|yarn|pnpm|bun)$/.test(name) && /^(?:install|ci|i|add|test|exec|build)$/.test(command);
}

function executorOf({ title, executor }: ServerProgram, words: readonly string[]): Endpoint["executor"] {
  if (title === "Granian") return valuesOf(words, ["--interface"]).includes("wsgi") ? "thread" : executor;
  if (title !== "Gunicorn") return executor;
  const [workerClass = ""] = valuesOf(words, ["-k", "--worker-class"]).slice(-1);
  if (/uvicorn|asgi|gevent|eventlet|aiohttp|tornado/i.test(workerClass)) return "event-loop";
  const threads = Number(valuesOf(words, ["--threads"]).at(-1) ?? 1);
  return workerClass === "gthread" || threads > 1 ? "thread" : executor;
}

function portOf(
  { bindFlags, portFlags, port, family }: ServerProgram,
  words: readonly string[],
  { PORT }: CommandSurroundings["environment"],
): number | null {
  const bound = valuesOf(words, bindFlags).flatMap(portIn);
  const positional = family === "django" ? words.slice(2).flatMap(portIn) : [];
  const [given] = [...valuesOf(words, portFlags).slice(-1).flatMap(portIn), ...bound, ...positional];
  return aPort(given) ?? (port === null || family === undefined ? aPort(PORT) : null) ?? port;
}

/** The port of an address, or one that stands alone; empty where there is none. */
function portIn(address: string): string[] {
  return /(?:^|:)(\d+)$/.exec(address)?.slice(1) ?? [];
}

/** A number that can be a port; null for anything else. */
export function aPort(text: string | number | null | undefined): number | null {
  const port = /^\d{1,5}$/.test(String(text)) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : null;
}

function workersOf(
  { workerFlags, workersVariable, workers: unknown }: ServerProgram,
  words: readonly string[],
  environment: CommandSurroundings["environment"],
): number | null {
  if (unknown === null) return null;
  const given = valuesOf(words, workerFlags).at(-1) ?? (workersVariable && environment[workersVariable]) ?? "1";
  const workers = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  return workers > 0 ? workers : null;
}

/** A server that a script starts, or a program of Python that runs one itself. */
function serverInFile(words: readonly string[], surroundings: CommandSurroundings): ServerCommand | null {
  for (const name of filesIn(words)) {
    const text = surroundings.read(name);
    if (text === null) continue;
    if (name.endsWith(".py")) return serverInPython(text, surroundings);
    for (const command of commandsOfLine(text).toReversed()) {
      const found = serverOf(command, surroundings);
      if (found) return found;
    }
  }
  return null;
}

/** The scripts among some words, and those of a module that Python is to run. */
function filesIn(words: readonly string[]): string[] {
  const modules = valuesOf(words, ["-m"]).map((name) => name.replaceAll(".", "/"));
  return [
    ...words.filter((word) => /\.(?:sh|py)$/.test(word)),
    ...modules.flatMap((name) => [`${name}/__main__.py`, `${name}.py`, `src/${name}/__main__.py`, `src/${name}.py`]),
  ];
}

/** A program that calls `uvicorn.run(…)`, or `app.run(…)` of Flask. */
function serverInPython(text: string, { environment }: CommandSurroundings): ServerCommand | null {
  const isUvicorn = /\buvicorn\.run\(/.test(text);
  const isFlask = /\bfrom flask\b|\bimport flask\b/i.test(text) && /\.run\(/.test(text);
  const program = SERVER_PROGRAMS[isUvicorn ? "uvicorn" : "flask"];
  if (!program || !(isUvicorn || isFlask)) return null;
  const [, said] = /\.run\([^)]*\bport\s*=\s*(\d+)/.exec(text) ?? [];
  const [, workers = "1"] = /\.run\([^)]*\bworkers\s*=\s*([\w.]+)/.exec(text) ?? [];
  const port = aPort(said) ?? aPort(environment.PORT) ?? program.port;
  return {
    program,
    words: [],
    executor: program.executor,
    port,
    workers: /^\d+$/.test(workers) ? Number(workers) : null,
  };
}
