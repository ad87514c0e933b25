import { execa } from "execa";
import type { Backend } from "../../content/run/environment.ts";
import { EXIT, Failure } from "../program/failure.ts";

/** A Docker engine that answers, or why none does. */
export type Engine = { answers: true; version: string; compose: string } | { answers: false; reason: string };

/** Asks for a Docker engine with Compose v2, within ten seconds. */
export async function findEngine(): Promise<Engine> {
  try {
    const compose = await execa("docker", ["compose", "version", "--short"], { timeout: 10_000 });
    const engine = await execa("docker", ["version", "--format", "{{.Server.Version}}"], { timeout: 10_000 });
    return { answers: true, version: engine.stdout.trim(), compose: compose.stdout.trim() };
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    return {
      answers: false,
      reason: missing ? "no docker command is installed" : "no Docker engine with Compose v2 answers",
    };
  }
}

/**
 * Chooses how to run the targets: as asked, else Compose when an engine answers, else local processes.
 *
 * @throws Failure (the machine cannot) when Compose was asked for and no engine answers
 */
export function chooseBackend(asked: Backend | undefined, engine: Engine): { backend: Backend; reason: string } {
  if (asked === "processes") return { backend: "processes", reason: "--on processes was given" };
  if (asked === "compose" && !engine.answers) {
    throw new Failure(
      `--on compose expects a Docker engine, but ${engine.reason}; start one or use --on processes`,
      EXIT.unable,
    );
  }
  if (!engine.answers) return { backend: "processes", reason: engine.reason };
  const said = `Docker engine ${engine.version} answers with Compose ${engine.compose}`;
  return { backend: "compose", reason: asked === "compose" ? `--on compose was given; ${said}` : said };
}
