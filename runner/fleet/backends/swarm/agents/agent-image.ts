import path from "node:path";
import { execa } from "execa";
import { ROOT } from "../../../../program/folders.ts";
import { lastLines } from "../../../logs/last-log-lines.ts";
import { BUILD_VARIABLES } from "../../compose/build-variables.ts";
import { docker } from "../cluster/docker.ts";

/** The name of the image that is loaded onto nodes. */
export const AGENT_IMAGE = "benchbook-agent";
const BUILD_SECONDS = 300;

/** How Docker is told to build it. */
export const BUILD_AGENT = ["build", "--tag", AGENT_IMAGE, "--file", path.join(ROOT, "runner/agent/Dockerfile"), ROOT];

/** Builds the image when it is first asked for, and no other time. */
export function buildOnce(): (signal: AbortSignal) => Promise<string> {
  let built: Promise<string> | undefined;
  return (signal) => {
    built ??= buildAgent(signal);
    return built;
  };
}

/**
 * Builds the image of the runner's own program on the manager.
 *
 * @returns its id
 * @throws Error with the last lines of the engine
 */
async function buildAgent(signal: AbortSignal): Promise<string> {
  const { failed, all, shortMessage } = await execa("docker", BUILD_AGENT, {
    ...{ env: BUILD_VARIABLES, timeout: BUILD_SECONDS * 1000 },
    ...{ cancelSignal: signal, all: true, reject: false },
  });
  signal.throwIfAborted();
  if (failed)
    throw new Error(`docker build of ${AGENT_IMAGE} failed; its last lines:\n${lastLines(all || shortMessage || "")}`);
  return (await docker(["image", "inspect", "--format", "{{.Id}}", AGENT_IMAGE])).stdout.trim();
}
