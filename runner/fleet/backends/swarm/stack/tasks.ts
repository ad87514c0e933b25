import { z } from "zod";
import { docker } from "../cluster/docker.ts";
import { serviceName } from "./stack.ts";

/** Where a task is in its life, in the words of a Swarm, once nothing of it runs any more. */
const OVER = new Set(["complete", "failed", "rejected", "shutdown", "orphaned", "remove"]);

/** Why a service answers nothing any more; undefined while it runs, or is about to. */
export async function whyEnded(service: string): Promise<string | undefined> {
  const [task] = await tasksOf(serviceName(service));
  if (!task) return undefined;
  const over = sayOver(task);
  if (over) return over;
  const { stdout } = await docker(["node", "inspect", "--format", "{{.Status.State}}", task.NodeID ?? ""]);
  // The Swarm does not know what became of a task whose node it does not reach: it may run on.
  return stdout.trim() === "down" ? "the Swarm no longer reaches its node" : undefined;
}

/** Why nothing of a task runs any more; undefined while it does, or is about to. */
export function sayOver({
  Status: { State: state, Err: error, ContainerStatus: container },
}: Task): string | undefined {
  if (!OVER.has(state)) return undefined;
  const code = state === "failed" && container ? ` with exit code ${container.ExitCode}` : "";
  return `its task is ${state}${code}${error ? `: ${error}${howToMend(error)}` : ""}`;
}

function howToMend(error: string): string {
  if (!/No such image/i.test(error)) return "";
  return "; load its image onto the node (docker save <image> | docker --host <node's engine> load)";
}

/** What `docker inspect` says of a task, as far as it is needed. */
const taskSchema = z.object({
  NodeID: z.string().optional(),
  Status: z.object({
    State: z.string(),
    Err: z.string().default(""),
    ContainerStatus: z
      .object({ ExitCode: z.number().default(0), ContainerID: z.string().default(""), PID: z.number().default(0) })
      .optional(),
    PortStatus: z
      .object({ Ports: z.array(z.object({ TargetPort: z.number(), PublishedPort: z.number() })).nullish() })
      .nullish(),
  }),
});

/** See {@link taskSchema}. */
export type Task = z.infer<typeof taskSchema>;

/** The tasks of a service by the name that the Swarm has for it, the newest of each node first; none where there are none. */
export async function tasksOf(service: string): Promise<Task[]> {
  const { stdout } = await docker(["service", "ps", "--quiet", "--no-trunc", service]);
  const ids = stdout.split("\n").filter(Boolean);
  if (ids.length === 0) return [];
  const { failed, stdout: told } = await docker(["inspect", "--type", "task", ...ids]);
  return failed ? [] : z.array(taskSchema).parse(JSON.parse(told));
}
