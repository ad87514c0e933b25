import { execa } from "execa";
import { z } from "zod";
import { composeCall } from "../../../compose-file/compose-reader.ts";
import type { Variables } from "../../../compose-file/syntax/env-file.ts";
import { lastLines } from "../../../logs/last-log-lines.ts";
import { BUILD_VARIABLES } from "../../compose/build-variables.ts";
import { docker } from "../cluster/docker.ts";
import type { StackImage } from "./stack-service.ts";

const BUILD_SECONDS = 900;

/** The files that say how images are built. */
export interface BuildContext {
  file: string;
  /** Other Compose files, which are merged over the first. */
  overrides: readonly string[];
  variables: Variables;
}

/** An image on the manager, by its name; or why there is none. */
export async function imageOf(name: string): Promise<StackImage | string> {
  const { failed, stdout } = await docker(["image", "inspect", "--format", "{{json .}}", name]);
  if (failed)
    return `expected its image ${name} on the manager, got none; pull it there, and load it onto the node too`;
  const { Id, Config } = imageSchema.parse(JSON.parse(stdout));
  const { Entrypoint, Cmd, Healthcheck } = Config ?? {};
  return { id: Id, entrypoint: Entrypoint ?? [], command: Cmd ?? [], healthTest: Healthcheck?.Test ?? [] };
}

const words = z.array(z.string()).nullish();
const imageSchema = z.object({
  Id: z.string(),
  Config: z.object({ Entrypoint: words, Cmd: words, Healthcheck: z.object({ Test: words }).nullish() }).nullish(),
});

/**
 * Builds the images of services, together as far as it goes: where Compose
 * gives up because of one of them, each half of them by itself.
 *
 * @returns why those that cannot be built are not, by the service
 */
export async function buildAll(
  context: BuildContext,
  services: string[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const reason = services.length === 0 ? undefined : await whyNotBuilt(context, services, signal);
  if (reason === undefined) return new Map();
  if (services.length === 1) return new Map(services.map((name) => [name, reason]));
  const half = Math.ceil(services.length / 2);
  const first = await buildAll(context, services.slice(0, half), signal);
  return new Map([...first, ...(await buildAll(context, services.slice(half), signal))]);
}

/** Builds images, and says why that failed; undefined where it did not. */
async function whyNotBuilt(
  { file, overrides, variables }: BuildContext,
  services: string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const { args, options } = composeCall(file, variables, overrides);
  const { failed, all, shortMessage } = await execa("docker", [...args, "build", ...services], {
    ...{ cwd: options.cwd, env: { ...options.env, ...BUILD_VARIABLES } },
    ...{ timeout: BUILD_SECONDS * 1000, cancelSignal: signal, all: true, reject: false },
  });
  signal.throwIfAborted();
  return failed ? `docker compose build failed; its last lines:\n${lastLines(all || (shortMessage ?? ""))}` : undefined;
}
