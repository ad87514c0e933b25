import { type Branch, branchOf, isBranch } from "../syntax/yaml-tree.ts";
import type { Wrong } from "./wrong.ts";

/** What a secret or a configuration may be taken from. */
const ORIGINS: Record<string, string[]> = {
  secrets: ["file", "environment"],
  configs: ["file", "environment", "content"],
};

/** What an external volume may not have, since it is not made here. */
const MADE_WITH = ["driver", "driver_opts", "labels"];

/** What is wrong with the volumes, networks, secrets and configurations that a project declares. */
export function wrongResources(project: Branch): Wrong[] {
  return ["volumes", "networks", "secrets", "configs"].flatMap((kind) =>
    Object.entries(branchOf(project, kind)).flatMap(([name, one]) => {
      const reason = isBranch(one) ? wrongIn(kind, one) : undefined;
      return reason === undefined ? [] : [{ path: [kind, name], reason }];
    }),
  );
}

function wrongIn(kind: string, one: Branch): string | undefined {
  const { external, name } = one;
  const isExternal = isBranch(external) || /^(true|yes|y|on)$/i.test(String(external));
  if (name !== undefined && isBranch(external) && external.name !== undefined)
    return "expected name or external.name, got both";
  const made = kind === "volumes" && isExternal ? MADE_WITH.find((key) => key in one) : undefined;
  if (made !== undefined) return `expected external without ${made}, got both`;
  const origins = ORIGINS[kind];
  if (!origins || isExternal || (kind === "configs" && external !== undefined)) return undefined;
  const given = origins.filter((key) => key in one);
  if (given.length === 1) return undefined;
  return `expected one of ${origins.join(", ")}, or external: true, got ${given.join(" and ") || "none of them"}`;
}
