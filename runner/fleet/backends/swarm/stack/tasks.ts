import { z } from "zod";
import { findManager } from "../cluster/cluster.ts";
import { docker } from "../cluster/docker.ts";

/** Where a task is in its life, in the words of a Swarm, once nothing of it runs any more. */
const OVER = new Set(["complete", "failed", "rejected", "shutdown", "orphaned", "remove"]);

/** Why a service, by the Swarm's name of it, answers nothing any more; undefined while it runs, or is about to. */
export async function whyEnded(service: string): Promise<string | undefined> {
  const task = await taskOf(service);
  if (task) return sayOver(task);
  if ((await findManager()) !== null) return undefined;
  return "the manager no longer says anything of it, so that nobody knows what became of it";
}

/** Why nothing of a task runs any more; undefined while it does, or is about to. */
export function sayOver({ Status: { State: state, Err: error, ContainerStatus: at } }: Task): string | undefined {
  if (!OVER.has(state)) return undefined;
  const code = state === "failed" && at ? ` with exit code ${at.ExitCode}` : "";
  return `its task is ${state}${code}${error ? `: ${error}${howToMend(error)}` : ""}`;
}

function howToMend(error: string): string {
  if (!/No such image/i.test(error)) return "";
  return "; load its image onto the node (docker save <image> | docker --host <node's engine> load)";
}

const port = z.object({ TargetPort: z.number(), PublishedPort: z.number() });

/** What `docker inspect` says of a task, as far as it is needed. */
const taskSchema = z.object({
  NodeID: z.string().optional(),
  Status: z.object({
    State: z.string(),
    Err: z.string().default(""),
    ContainerStatus: z
      .object({ ExitCode: z.number().default(0), ContainerID: z.string().default(""), PID: z.number().default(0) })
      .optional(),
    PortStatus: z.object({ Ports: z.array(port).nullish() }).nullish(),
  }),
});

/** See {@link taskSchema}. */
export type Task = z.infer<typeof taskSchema>;

/** The newest task of a service, by the Swarm's name of it; undefined where it has none. */
export async function taskOf(service: string): Promise<Task | undefined> {
  const [id] = (await docker(["service", "ps", "--quiet", "--no-trunc", service])).stdout.split("\n");
  if (!id) return undefined;
  const { failed, stdout } = await docker(["inspect", "--type", "task", id]);
  return failed ? undefined : z.array(taskSchema).parse(JSON.parse(stdout))[0];
}
