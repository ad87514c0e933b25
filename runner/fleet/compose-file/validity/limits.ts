import { type Branch, branchOf } from "../syntax/yaml-tree.ts";
import type { Wrong } from "./wrong.ts";

/** What may be said in two ways: beside `deploy`, and in one of its sections under another key. */
const TWICE = [
  { key: "cpus", section: "limits", other: "cpus", amount: Number },
  { key: "mem_limit", section: "limits", other: "memory", amount: bytes },
  { key: "mem_reservation", section: "reservations", other: "memory", amount: bytes },
  { key: "pids_limit", section: "limits", other: "pids", amount: Number },
];

/** Limits of a service that contradict each other; where `deploy` has the section at all, it has to say the same. */
export function contradictingLimits(service: Branch): Wrong[] {
  const deploy = branchOf(service, "deploy");
  const ofResources = TWICE.flatMap(({ key, section, other, amount }) => {
    const limits = branchOf(deploy, "resources")[section];
    const [own, theirs] = [amount(service[key] ?? 0), amount(branchOf({ limits }, "limits")[other] ?? 0)];
    if (own === 0 || limits === undefined || limits === null || own === theirs) return [];
    return [{ path: [key], reason: `expected ${key} as in deploy.resources.${section}, got another` }];
  });
  const { scale } = service;
  const { replicas } = deploy;
  const copies = Number(scale ?? replicas ?? 1);
  return [
    ...ofResources,
    ...(scale !== undefined && replicas !== undefined && Number(scale) !== Number(replicas)
      ? [{ path: ["scale"], reason: "expected scale as in deploy.replicas, got another" }]
      : []),
    ...(service.container_name !== undefined && copies > 1
      ? [{ path: ["container_name"], reason: `expected no name for ${copies} containers, got one` }]
      : []),
  ];
}

/** The bytes of a size such as 512m; a number is bytes already. */
function bytes(size: unknown): number {
  const [, amount, unit = ""] = /^([\d.]+) ?([kmgtp]?)/i.exec(String(size)) ?? [];
  return Math.trunc(Number(amount) * 1024 ** ["", "k", "m", "g", "t", "p"].indexOf(unit.toLowerCase()));
}
