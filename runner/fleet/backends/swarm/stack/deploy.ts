import { EXIT, ExitError } from "../../../../program/exit-error.ts";
import { lastLines } from "../../../logs/last-log-lines.ts";
import { docker } from "../cluster/docker.ts";

/**
 * Deploys a stack file: its services are added to those that the stack has.
 *
 * @throws ExitError (the machine cannot) with the last lines of the engine
 */
export async function deploy(stack: string, input: string): Promise<void> {
  const args = ["stack", "deploy", "--resolve-image", "never", "--compose-file", "-", stack];
  const { failed, all } = await docker(args, { input, timeout: 120_000 });
  if (failed) throw new ExitError(`docker stack deploy failed; its last lines:\n${lastLines(all)}`, EXIT.unable);
}
