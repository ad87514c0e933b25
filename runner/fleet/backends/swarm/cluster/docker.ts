import { execa } from "execa";
import { OWNER_VARIABLE } from "../../../../guard/marks/owner.ts";

/** What no engine answers within that time, it does not answer at all. */
const ANSWER_MILLISECONDS = 20_000;

/** What a command of Docker said. */
export interface DockerResult {
  failed: boolean;
  stdout: string;
  /** Standard output and standard error, as they came. */
  all: string;
}

/** How a command of Docker is run. */
export interface DockerOptions {
  /** What it reads from its standard input. */
  input?: string;
  /** Milliseconds; 20,000 where it is not said. */
  timeout?: number;
}

/** Runs a command of Docker on the engine that the caller's environment names; never throws. */
export async function docker(
  args: string[],
  { input = "", timeout = ANSWER_MILLISECONDS }: DockerOptions = {},
): Promise<DockerResult> {
  // Without the mark of the run: what removes leftovers is none of them.
  const env = { [OWNER_VARIABLE]: undefined };
  const told = await execa("docker", args, { input, timeout, env, all: true, reject: false });
  return { failed: told.failed, stdout: told.stdout ?? "", all: told.all || (told.shortMessage ?? "") };
}
