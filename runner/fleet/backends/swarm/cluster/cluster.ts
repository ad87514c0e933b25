import { createHash } from "node:crypto";
import { z } from "zod";
import type { TargetNode } from "../../../../../content/run/circumstances/target-node.ts";
import { docker } from "./docker.ts";

/** The label of the nodes that targets may run on, and of those that steady load may come from. */
const LABEL = "benchbook";
const TARGET = "target";
const LOAD = "load";

/** A node that targets may run on. */
export interface ClusterNode extends TargetNode {
  id: string;
  hostname: string;
  /** The address at which the other nodes reach it. */
  address: string;
  /** Why nothing can be started on it now; null where it can. */
  unusable: string | null;
}

/** A Swarm as its manager sees it, or why there is none to use. */
export type Cluster = FoundCluster | { isThere: false; reason: string };

/** A Swarm that can run targets. */
export interface FoundCluster {
  isThere: true;
  /** The id of the manager's own node. */
  manager: string;
  /** The nodes that targets can run on, by their names. */
  nodes: [ClusterNode, ...ClusterNode[]];
  /** The nodes that steady load comes from, by their names; none where it comes from the client. */
  loadNodes: ClusterNode[];
}

/** A digest of a node's id, by which a run that is resumed knows it again. */
export function machineDigest({ id }: Pick<ClusterNode, "id">): string {
  return createHash("sha256").update(id).digest("hex");
}

/** Asks the engine for its Swarm and the nodes of it that targets can run on. */
export async function findCluster(): Promise<Cluster> {
  const manager = await findManager();
  if (manager === null)
    return { isThere: false, reason: "it is no manager of a Swarm (docker swarm init makes it one)" };
  const all = await allNodes();
  const withLabel = (value: string) => all.filter(({ labels }) => labels[LABEL] === value).map(({ node }) => node);
  const labelled = withLabel(TARGET);
  const [first, ...others] = usable(labelled);
  if (first) return { isThere: true, manager, nodes: [first, ...others], loadNodes: usable(withLabel(LOAD)) };
  const why =
    labelled.map(({ hostname, unusable }) => `node ${hostname} ${unusable}`).join(", ") ||
    `no node of its Swarm has the label ${LABEL}=${TARGET} (docker node update --label-add ${LABEL}=${TARGET} <node>)`;
  return { isThere: false, reason: why };
}

function usable(nodes: ClusterNode[]): ClusterNode[] {
  return nodes.filter(({ unusable }) => unusable === null).toSorted((a, b) => (a.hostname < b.hostname ? -1 : 1));
}

/** The id of the engine's own node, where it is a manager of a Swarm; null where it is not, or no engine answers. */
export async function findManager(): Promise<string | null> {
  const { failed, stdout } = await docker(["info", "--format", "{{.Swarm.ControlAvailable}} {{.Swarm.NodeID}}"]);
  const [isManager, id] = stdout.trim().split(" ");
  return !failed && isManager === "true" && id ? id : null;
}

/** Why a run can use a node no more; undefined while it can, and where no manager says anything of it. */
export async function whyLost(id: string): Promise<string | undefined> {
  const format = "{{.Status.State}} {{.Spec.Availability}}";
  const { failed, stdout, all } = await docker(["node", "inspect", "--format", format, id]);
  // What does not answer for a moment would be lost for good.
  if (failed) return /no such node/i.test(all) ? "its node was removed from the Swarm" : undefined;
  const [state, availability] = stdout.trim().split(" ");
  // What runs there, runs on perhaps: the Swarm cannot know.
  if (state === "down") return "the Swarm no longer reaches its node";
  return availability === "drain" ? "its node was drained: the Swarm has stopped what ran there" : undefined;
}

/** What `docker node inspect` says of a node, as far as it is needed. */
const nodeSchema = z.object({
  ID: z.string(),
  Spec: z.object({ Labels: z.record(z.string(), z.string()).default({}), Availability: z.string() }),
  Description: z.object({
    Hostname: z.string(),
    Platform: z.object({ Architecture: z.string(), OS: z.string() }),
    Resources: z.object({ NanoCPUs: z.number(), MemoryBytes: z.number() }),
    Engine: z.object({ EngineVersion: z.string() }),
  }),
  Status: z.object({ State: z.string(), Addr: z.string() }),
  ManagerStatus: z.object({ Addr: z.string() }).optional(),
});

async function allNodes(): Promise<{ labels: Record<string, string>; node: ClusterNode }[]> {
  const ids = (await docker(["node", "ls", "--quiet"])).stdout.split("\n").filter(Boolean);
  if (ids.length === 0) return [];
  const { failed, stdout } = await docker(["node", "inspect", ...ids]);
  if (failed) return [];
  return z
    .array(nodeSchema)
    .parse(JSON.parse(stdout))
    .map((one) => ({ labels: one.Spec.Labels, node: nodeOf(one) }));
}

function nodeOf({ ID, Spec, Description: at, Status, ManagerStatus }: z.infer<typeof nodeSchema>): ClusterNode {
  const state = [
    ...(Status.State === "ready" ? [] : [`is ${Status.State}`]),
    ...(Spec.Availability === "active" ? [] : [`has the availability ${Spec.Availability}`]),
  ];
  // Some engines do not know the address of a manager that is their own.
  const isKnown = !/^(?:0\.0\.0\.0|127\..*|)$/.test(Status.Addr);
  return {
    id: ID,
    hostname: at.Hostname,
    address: isKnown ? Status.Addr : (ManagerStatus?.Addr.replace(/:\d+$/, "") ?? Status.Addr),
    unusable: state.length > 0 ? state.join(" and ") : null,
    cores: Math.floor(at.Resources.NanoCPUs / 1e9),
    memoryBytes: at.Resources.MemoryBytes,
    architecture: at.Platform.Architecture,
    operatingSystem: at.Platform.OS,
    engine: at.Engine.EngineVersion,
  };
}
