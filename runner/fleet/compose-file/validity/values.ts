import { isBranch, type Path, type Tree } from "../syntax/yaml-tree.ts";
import type { Wrong } from "./wrong.ts";

/** What a text has to be where the schema allows any: Compose reads it as a size, a duration, a number or a truth value. */
const KINDS = {
  size: { pattern: /^\d+(\.\d+)? ?[kmgtp]?i?b?$/i, expected: "a size such as 512m" },
  duration: { pattern: /^[-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/, expected: "a duration such as 1m30s" },
  whole: { pattern: /^[-+]?\d+$/, expected: "a whole number" },
  count: { pattern: /^\+?\d+$/, expected: "a whole number from 0 on" },
  number: { pattern: /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i, expected: "a number" },
  truth: { pattern: /^(true|yes|y|on|false|no|n|off)$/i, expected: "true or false" },
  devices: { pattern: /^(all|[-+]?\d+)$/, expected: "all or a number" },
};

/** Where each kind stands: `*` is any key or index. */
const PLACES: Record<keyof typeof KINDS, string[]> = {
  size: [
    ...["mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness", "shm_size", "build.shm_size"],
    ...["volumes.*.tmpfs.size", "deploy.resources.limits.memory", "deploy.resources.reservations.memory"],
    ...["read_bps", "write_bps", "read_iops", "write_iops"].map((what) => `blkio_config.device_${what}.*.rate`),
  ].map(ofService),
  duration: [
    "stop_grace_period",
    ...["interval", "timeout", "start_period", "start_interval"].map((key) => `healthcheck.${key}`),
    ...["update_config", "rollback_config"].flatMap((key) => [`deploy.${key}.delay`, `deploy.${key}.monitor`]),
    ...["deploy.restart_policy.delay", "deploy.restart_policy.window"],
  ].map(ofService),
  whole: [
    ...["pids_limit", "scale", "oom_score_adj", "deploy.replicas", "deploy.resources.limits.pids"],
    ...["cpu_shares", "cpu_quota", "cpu_period", "cpu_rt_runtime", "cpu_rt_period"],
    ...["ulimits.*", "ulimits.*.soft", "ulimits.*.hard", "build.ulimits.*"],
    ...["deploy.update_config.parallelism", "deploy.rollback_config.parallelism"],
    ...["deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node"],
    ...["secrets.*.mode", "configs.*.mode", "volumes.*.tmpfs.mode"],
  ].map(ofService),
  count: ["cpu_count", "healthcheck.retries", "blkio_config.weight", "blkio_config.weight_device.*.weight"].map(
    ofService,
  ),
  number: [
    ...["cpus", "cpu_percent", "deploy.resources.limits.cpus", "deploy.resources.reservations.cpus"],
    ...["deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio"],
  ].map(ofService),
  truth: [
    ...["privileged", "read_only", "tty", "stdin_open", "init", "attach", "oom_kill_disable", "healthcheck.disable"],
    ...["build.privileged", "build.no_cache", "build.pull"],
    ...["env_file.*.required", "depends_on.*.required", "depends_on.*.restart"],
    ...["volumes.*.read_only", "volumes.*.bind.create_host_path", "volumes.*.volume.nocopy"],
  ]
    .map(ofService)
    .concat(["networks.*.internal", "networks.*.attachable", "networks.*.enable_ipv6"])
    .concat(["networks", "volumes", "secrets", "configs"].map((kind) => `${kind}.*.external`)),
  devices: ["deploy.resources.reservations.devices.*.count"].map(ofService),
};

/** The texts of a project that Compose cannot read as what they stand for. */
export function misreadValues(project: Tree): Wrong[] {
  return Object.entries(KINDS).flatMap(([kind, { pattern, expected }]) =>
    PLACES[kind as keyof typeof KINDS]
      .flatMap((place) => found(project, place.split(".")))
      .filter(({ value }) => (typeof value === "string" || kind === "count") && !pattern.test(String(value)))
      .map(({ path, value }) => ({ path, reason: `expected ${expected}, got ${JSON.stringify(value)}` })),
  );
}

function ofService(place: string): string {
  return `services.*.${place}`;
}

interface Found {
  path: Path;
  value: Tree;
}

/** What stands at a place, with the path that leads there. */
function found(tree: Tree, [key, ...rest]: string[], path: Path = []): Found[] {
  if (key === undefined) return tree === undefined || tree === null ? [] : [{ path, value: tree }];
  if (Array.isArray(tree)) return key === "*" ? tree.flatMap((one, at) => found(one, rest, [...path, at])) : [];
  if (!isBranch(tree)) return [];
  const keys = key === "*" ? Object.keys(tree) : Object.hasOwn(tree, key) ? [key] : [];
  return keys.flatMap((one) => found(tree[one], rest, [...path, one]));
}
