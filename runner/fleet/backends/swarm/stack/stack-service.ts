import type { Branch } from "../../../compose-file/syntax/yaml-tree.ts";
import { CONTAINER_LOGGING } from "../../../logs/container-logging.ts";
import type { Composed } from "./composed.ts";
import { healthCheckOf } from "./health-check.ts";

/** What an image is started with, and its id, which is the same on all nodes that have it. */
export interface StackImage {
  id: string;
  entrypoint: string[];
  command: string[];
  /** How it asks a container whether that is well; nothing where it does not. */
  healthTest: string[];
}

/** A service as a stack declares it, with its limits apart: those stand under `deploy`. */
export function stackServiceOf(
  { alike, otherwise }: Composed,
  image: StackImage,
): Branch & { limits: Branch; labels: Branch } {
  const { entrypoint, command, environment, cpuset, security_opt = [] } = otherwise;
  const given = Object.entries(environment ?? {}).filter(([, value]) => value !== null);
  // A stack has no words for either, so programs of the image say them; they put what they start in their own place.
  const limiting = [
    ...(security_opt.length > 0 ? ["setpriv", "--no-new-privs"] : []),
    ...(cpuset === undefined ? [] : ["taskset", "--cpu-list", cpuset]),
  ];
  const healthcheck = healthCheckOf(otherwise.healthcheck, image.healthTest, limiting);
  return {
    // Where the file does not say how its log is kept, it must not fill the node's disk.
    logging: CONTAINER_LOGGING,
    ...alike,
    ...(healthcheck && { healthcheck }),
    // Engines of other versions know one of the two signs that may stand between name and address.
    ...(otherwise.extra_hosts && { extra_hosts: otherwise.extra_hosts.map((host) => host.replace("=", ":")) }),
    labels: otherwise.labels ?? {},
    networks: { default: otherwise.container_name === undefined ? {} : { aliases: [otherwise.container_name] } },
    image: image.id,
    entrypoint: [...limiting, ...(entrypoint ?? image.entrypoint)],
    // As Docker has it: whoever replaces the entrypoint of an image has its command no more.
    command: command ?? (entrypoint ? [] : image.command),
    environment: Object.fromEntries(given),
    ports: (otherwise.ports ?? []).map(({ target, published, protocol }) => ({
      ...{ target, published, protocol, mode: "host" },
    })),
    volumes: (otherwise.tmpfs ?? []).map(asVolume),
    limits: limitsOf(otherwise),
  };
}

/** Compose takes limits in both places, and sees to it that they do not contradict each other. */
function limitsOf({ deploy, cpus, mem_limit, pids_limit }: Composed["otherwise"]): Branch {
  const { limits = {} } = deploy?.resources ?? {};
  const [most, memory, pids] = [cpus ?? limits.cpus, mem_limit ?? limits.memory, pids_limit ?? limits.pids];
  return {
    ...(most !== undefined && { cpus: String(most) }),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(pids !== undefined && { pids }),
  };
}

/** Units of sizes, as Docker has them. */
const BYTES: Record<string, number> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** `/tmp:size=64m` as a volume, which is the only form in which a stack keeps it. */
function asVolume(tmpfs: string): Branch {
  const [target = "", size] = tmpfs.split(":size=");
  if (size === undefined) return { type: "tmpfs", target };
  return { type: "tmpfs", target, tmpfs: { size: Number.parseInt(size, 10) * (BYTES[size.slice(-1)] ?? 1) } };
}
