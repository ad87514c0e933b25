import { EXIT, ExitError } from "../../../../program/exit-error.ts";
import { docker } from "../cluster/docker.ts";
import { RUN_LABEL } from "../cluster/marks.ts";

/**
 * Services of a stack of the same name that somebody else has made would be changed when this run's are deployed.
 *
 * @throws ExitError (the machine cannot) naming them
 */
export async function refuseForeign(stack: string, mark: string): Promise<void> {
  const filter = `label=com.docker.stack.namespace=${stack}`;
  const ids = (await docker(["service", "ls", "--quiet", "--filter", filter])).stdout.split(/\s+/).filter(Boolean);
  if (ids.length === 0) return;
  const format = `{{.Spec.Name}} {{index .Spec.Labels "${RUN_LABEL}"}}`;
  const { stdout } = await docker(["service", "inspect", "--format", format, ...ids]);
  const lines = stdout.split("\n").map((line) => line.trim().split(" "));
  const foreign = lines.flatMap(([name, found]) => (name && found !== mark ? [name] : []));
  if (foreign.length === 0) return;
  throw new ExitError(
    `expected no services of the stack ${stack} but this run's, got ${foreign.join(", ")}; remove them: docker stack rm ${stack}`,
    EXIT.unable,
  );
}
