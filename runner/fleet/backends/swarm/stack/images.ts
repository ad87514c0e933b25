import { execa } from "execa";
import { z } from "zod";
import { composeCall } from "../../../compose-file/compose-reader.ts";
import type { Variables } from "../../../compose-file/syntax/env-file.ts";
import { lastLines } from "../../../logs/last-log-lines.ts";
import { docker } from "../cluster/docker.ts";
import type { StackImage } from "./stack-service.ts";
import type { StackService } from "./stack-services.ts";

const BUILD_SECONDS = 900;

/** The files that say how images are built. */
export interface BuildContext {
  file: string;
  /** Other Compose files, which are merged over the first. */
  overrides: readonly string[];
  variables: Variables;
}

/** A service's image on the manager, built where the file says how; or why there is none. */
export async function imageOf(
  context: BuildContext,
  [name, { image, isBuilt }]: [string, StackService],
  signal: AbortSignal,
): Promise<StackImage | string> {
  const reason = isBuilt ? await whyNotBuilt(context, name, signal) : undefined;
  if (reason !== undefined) return reason;
  const { failed, stdout } = await docker(["image", "inspect", "--format", "{{json .}}", image]);
  if (failed)
    return `expected its image ${image} on the manager, got none; pull it there, and load it onto the node too`;
  const { Id, Config } = imageSchema.parse(JSON.parse(stdout));
  return { id: Id, entrypoint: Config?.Entrypoint ?? [], command: Config?.Cmd ?? [] };
}

const words = z.array(z.string()).nullish();
const imageSchema = z.object({ Id: z.string(), Config: z.object({ Entrypoint: words, Cmd: words }).nullish() });

async function whyNotBuilt(
  { file, overrides, variables }: BuildContext,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { args, options } = composeCall(file, variables, overrides);
  const { failed, all, shortMessage } = await execa("docker", [...args, "build", name], {
    ...{ cwd: options.cwd, env: { ...options.env, BUILDX_GIT_INFO: "false" } },
    ...{ timeout: BUILD_SECONDS * 1000, cancelSignal: signal, all: true, reject: false },
  });
  signal.throwIfAborted();
  return failed ? `docker compose build failed; its last lines:\n${lastLines(all || (shortMessage ?? ""))}` : undefined;
}
