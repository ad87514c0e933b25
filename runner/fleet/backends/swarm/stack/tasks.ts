import { z } from "zod";
import { sharedLook } from "../../../../program/shared-look.ts";
import { findManager } from "../cluster/cluster.ts";
import { docker } from "../cluster/docker.ts";
import { serviceName } from "./stack.ts";

/** Where a task is in its life, in the words of a Swarm, once nothing of it runs any more. */
const OVER = new Set(["complete", "failed", "rejected", "shutdown", "orphaned", "remove"]);

/** Why a service of a stack answers nothing any more; undefined while it runs, or is about to. */
export async function whyEnded(stack: string, name: string): Promise<string | undefined> {
  const task = await taskOf(stack, name);
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
  ID: z.string(),
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

/** The looks at the tasks of stacks, by the stack. */
const looks = new Map<string, () => Promise<Map<string, Task>>>();

/** The newest task of a service of a stack; undefined where it has none, and where no manager says. */
export async function taskOf(stack: string, name: string): Promise<Task | undefined> {
  const look = looks.get(stack) ?? sharedLook(() => tasksOf(stack));
  looks.set(stack, look);
  return (await look()).get(serviceName(stack, name));
}

/** The newest task of each service of a stack, by the Swarm's name of the service. */
async function tasksOf(stack: string): Promise<Map<string, Task>> {
  const { stdout } = await docker(["stack", "ps", "--no-trunc", "--format", "{{.ID}} {{.Name}}", stack]);
  const lines = stdout.split("\n").filter(Boolean);
  // Such as `x1 shop_web.1`, and after it `x0  \_ shop_web.1` for an older one.
  const told = lines.map((line) => line.split(/\s+/)).map((words) => [words[0] ?? "", words.at(-1) ?? ""] as const);
  const newest = new Map(told.toReversed().map(([id, task]) => [task.replace(/\.\w+$/, ""), id]));
  if (newest.size === 0) return new Map();
  // Of those that are gone by now it says nothing, and fails.
  const inspected = await docker(["inspect", "--type", "task", ...newest.values()]);
  const found = z.array(taskSchema).parse(JSON.parse(inspected.stdout || "[]"));
  const services = new Map([...newest].map(([service, id]) => [id, service]));
  return new Map(found.map((task) => [services.get(task.ID) ?? "", task]));
}
