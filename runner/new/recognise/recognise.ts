import { z } from "zod";
import type { Endpoint } from "../../../content/run/parts/endpoint.ts";
import { replaced } from "../../fleet/image/instructions.ts";
import { type ImageStart, readDockerfile } from "../../fleet/image/read-dockerfile.ts";
import { commandsIn } from "./command-words.ts";
import type { ComposedService } from "./composed-service.ts";
import { frameworkOf, pythonFrameworkOf } from "./frameworks.ts";
import { kindOfImage } from "./other-images.ts";
import { partsOf, type ReadFile, withParts } from "./parts.ts";
import { TITLES } from "./proper-names.ts";
import { aPort, type CommandSurroundings, type ServerCommand, serverIn } from "./server-command.ts";
import { SERVER_PROGRAMS } from "./server-programs.ts";

/** A service that answers HTTP, as far as its declaration, its Dockerfile and its files tell. */
export interface WebService {
  /** What it is, in words: "FastAPI under Uvicorn". */
  title: string;
  family: string;
  executor: Endpoint["executor"];
  /** Null where it cannot be told; it is then not known. */
  workers: number | null;
  /** The port that it listens on. */
  port: number;
  /** The port of this machine that it is published on; null where it is not. */
  published: number | null;
  /** The path that its check of health asks, which surely answers; null where it asks none over HTTP. */
  checked: string | null;
  server: ServerCommand | null;
  /** What its containers are started with, by the Compose file or else by its Dockerfile; null where neither says. */
  command: readonly string[] | null;
  /** Those of its first words that are its entry point. */
  entrypoint: readonly string[];
  /** Whether the Compose file says nothing of it. */
  isOfImage: boolean;
  /** What of the folder that it is built from is its own, by paths from there: folders and files; "." is all of it. */
  parts: readonly string[];
}

/** A service that is left alone, and why. */
export interface OtherService {
  reason: string;
}

const BACKGROUND = /^(?:celery|rq|dramatiq|arq|huey|alembic|pytest|sidekiq)$/;

/** Finds out whether a service is a web server that can be measured, and what it is. */
export function recognise(service: ComposedService, readFile: ReadFile): WebService | OtherService {
  const dockerfile = dockerfileOf(service, readFile);
  const start = service.build ? readDockerfile(dockerfile, service.build.target, service.build.args) : null;
  const parts = partsOf(start, service.build?.dockerfile);
  const read = withParts(readFile, parts);
  const image = (service.build ? start?.from : service.image) ?? "";
  const kind = kindOfImage(image);
  if (kind) return { reason: `${kind} (${image})` };
  const entrypoint = service.entrypoint ?? start?.entrypoint ?? [];
  const line = commandOf(entrypoint, service, start);
  const environment = { ...start?.args, ...start?.environment, ...service.environment };
  const words = line?.map((word) => replaced(word, environment)) ?? [];
  const background = commandsIn(words)
    .flat()
    .find((word) => BACKGROUND.test(word));
  const server = serverIn(words, { environment, read: fileNamed(read) }) ?? serverOfImage(service, start);
  if (!server && background) return { reason: `it runs ${background}, which answers no HTTP` };
  const checked = checkedAddress(service.healthcheck?.test ?? start?.check);
  const hasPort = service.ports.some(({ protocol }) => protocol === "tcp") || aPort(service.expose[0]) !== null;
  if (!server && !service.build && !hasPort && !checked)
    return {
      reason: `nothing tells that it is a web server (${service.image ?? "no image"}), and it publishes no port`,
    };
  const port = listeningPort(service, server?.port ?? checked?.port ?? null, start);
  if (port === null) return { reason: "it publishes no port, and nothing tells on which it would answer HTTP" };
  const framework = server ? pythonFrameworkOf : frameworkOf;
  const family = declaredFamily(service) ?? server?.program.family ?? framework(read, dockerfile) ?? "none";
  return {
    ...{ title: titleOf(family, server), family, server, port, command: line, entrypoint },
    ...{ isOfImage: !service.entrypoint && !service.command, parts },
    executor: executorOf(family, server),
    workers: server ? server.workers : null,
    published: publishedOf(service, port),
    checked: checked?.path ?? null,
  };
}

const ON_EVENT_LOOPS = ["fastapi", "starlette", "litestar", "quart", "aiohttp", "sanic", "tornado", "node"];

/** A worker of Gunicorn alone cannot serve what needs an event loop, whatever its configuration says. */
function executorOf(family: string, server: ServerCommand | null): Endpoint["executor"] {
  if (ON_EVENT_LOOPS.includes(family)) return "event-loop";
  return server?.executor ?? (family === "go" || family === "java" ? "thread" : "worker");
}

/** What a block says: a folder can have the packages of several frameworks. */
function declaredFamily({ "x-benchbook": block }: ComposedService): string | undefined {
  return z.object({ family: z.string() }).safeParse(block).data?.family;
}

/** The text of the Dockerfile that a service is built from; empty where it is not built, or its file is not there. */
function dockerfileOf({ build }: ComposedService, readFile: ReadFile): string {
  return (build && (build.dockerfile_inline ?? readFile(build.dockerfile))) ?? "";
}

/** What is started: Compose's words take the place of the image's, and its entry point drops the image's command. */
function commandOf(
  begins: readonly string[],
  { entrypoint, command }: ComposedService,
  start: ImageStart | null,
): readonly string[] | null {
  const goesOn = command ?? (entrypoint ? [] : start?.command) ?? [];
  const line = [...begins, ...goesOn];
  return line.length > 0 ? line : null;
}

/** A file by the name that it has within the container: it may lie deeper there than in the folder it was copied from. */
function fileNamed(readFile: ReadFile): CommandSurroundings["read"] {
  return (name) => {
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    if (parts.includes("..")) return null;
    for (const from of parts.keys()) {
      const text = readFile(parts.slice(from).join("/"));
      if (text !== null) return text;
    }
    return null;
  };
}

/** Images of web servers themselves, such as nginx, say nothing of a command. */
function serverOfImage({ image, build }: ComposedService, start: ImageStart | null): ServerCommand | null {
  const [, name = "", tag = ""] = /([^/:@]+)((?:[:@][^/]*)?)$/.exec((build ? start?.from : image) ?? "") ?? [];
  // Such as php:8-apache, which serves what is copied into it.
  const served = /-apache\b/.test(tag) ? "httpd" : name;
  const program = ["nginx", "caddy", "httpd"].includes(served) ? SERVER_PROGRAMS[served] : undefined;
  if (!program) return null;
  return {
    program,
    words: [],
    executor: program.executor,
    port: program.port,
    workers: program.workers === null ? null : 1,
  };
}

/**
 * Of the published ports its own, else the first; else what is exposed or usual.
 *
 * @param own the port that its command listens on, or that its check of health asks
 */
function listeningPort(
  { ports, expose }: ComposedService,
  own: number | null,
  start: ImageStart | null,
): number | null {
  const targets = ports.flatMap(({ protocol, target }) => (protocol === "tcp" ? target : []));
  if (own !== null && targets.includes(own)) return own;
  return targets[0] ?? aPort(expose[0]) ?? own ?? aPort(start?.exposed[0]);
}

/** Where a check of health asks over HTTP, within the container. */
function checkedAddress(check: string | string[] = ""): { port: number; path: string } | null {
  const address = /\bhttp:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::(\d+))?(?![\w.:])(\/[^\s"'|;&)]*)?/;
  const [whole, given = "80", path = "/"] = address.exec([check].flat().join(" ")) ?? [];
  const port = whole === undefined ? null : aPort(given);
  return port === null ? null : { port, path };
}

function publishedOf({ ports, network_mode }: ComposedService, port: number): number | null {
  // It has this machine's ports, whatever is published.
  if (network_mode === "host") return port;
  return aPort(ports.find(({ target, protocol }) => target === port && protocol === "tcp")?.published);
}

function titleOf(family: string, server: ServerCommand | null): string {
  const framework = TITLES[family];
  const program = server?.program.title;
  if (!program) return framework ? `an application for ${framework}` : "a service with a port";
  return !framework || program.startsWith(framework) ? program : `${framework} under ${program}`;
}
