import { execa } from "execa";

/** A Docker engine that answers, or why none does. */
export type Engine = { answers: true; version: string; compose: string } | { answers: false; reason: string };

/** Asks for a Docker engine with Compose v2, within ten seconds. */
export async function findEngine(): Promise<Engine> {
  try {
    const [compose, engine] = await Promise.all([
      execa("docker", ["compose", "version", "--short"], { timeout: 10_000 }),
      execa("docker", ["version", "--format", "{{.Server.Version}}"], { timeout: 10_000 }),
    ]);
    return { answers: true, version: engine.stdout.trim(), compose: compose.stdout.trim() };
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    return {
      answers: false,
      reason: missing ? "no docker command is installed" : "no Docker engine with Compose v2 answers",
    };
  }
}
