import { dependenciesOf } from "../syntax/dependencies.ts";
import { type Branch, branchOf, isBranch, type Path, type Tree } from "../syntax/yaml-tree.ts";
import { wrongForms } from "./forms.ts";
import { contradictingLimits } from "./limits.ts";
import { wrongResources } from "./resources.ts";
import { misreadValues } from "./values.ts";
import type { Wrong } from "./wrong.ts";

/** What a service says by name of the rest of its project: the key is the same in both. */
const REFERENCES: Record<string, (value: Tree) => string[]> = {
  networks: (value) => (isBranch(value) ? Object.keys(value).filter((name) => name !== "default") : []),
  volumes: (value) => listed(value).flatMap(volumeIn),
  secrets: (value) => listed(value).flatMap(sourceIn),
  configs: (value) => listed(value).flatMap(sourceIn),
};

/**
 * The first thing in a valid project that Compose refuses because a value is none, or because parts do not fit each other.
 * What containers alone need, an image or what to build it from, is left to Compose.
 */
export function againstItself(project: Branch): Wrong | undefined {
  const services = branchOf(project, "services");
  const [misread] = misreadValues(project);
  if (misread) return misread;
  for (const [name, service] of Object.entries(services)) {
    if (!isBranch(service)) continue;
    const [wrong] = [
      ...wrongForms(service),
      ...contradictingLimits(service),
      ...unknownNames(service, project),
      ...dependencies(name, services),
    ];
    if (wrong) return { path: ["services", name, ...wrong.path], reason: wrong.reason };
  }
  return wrongResources(project)[0];
}

function unknownNames(service: Branch, project: Branch): Wrong[] {
  const missing = (kind: string, names: string[], path: Path) =>
    names
      .filter((name) => !Object.hasOwn(branchOf(project, kind), name))
      .map((name) => ({ path, reason: `expected a name below ${kind} of the file, got ${name}` }));
  return [
    ...Object.entries(REFERENCES).flatMap(([kind, namesIn]) => missing(kind, namesIn(service[kind]), [kind])),
    ...missing("secrets", listed(branchOf(service, "build").secrets).flatMap(sourceIn), ["build", "secrets"]),
  ];
}

function dependencies(name: string, services: Branch): Wrong[] {
  const path = ["depends_on"];
  const missing = dependenciesIn(services, name).filter((one) => !Object.hasOwn(services, one));
  if (missing[0] !== undefined) return [{ path, reason: `expected services of the file, got ${missing[0]}` }];
  const circle = circleFrom(name, services, [name]);
  return circle ? [{ path, reason: `expected no circle, got ${circle.join(" -> ")}` }] : [];
}

/** The way from a service back to itself, over the services that it waits for. */
function circleFrom(name: string, services: Branch, way: string[], seen = new Set<string>()): string[] | undefined {
  for (const next of dependenciesIn(services, way.at(-1) ?? name)) {
    if (next === name) return [...way, next];
    if (seen.has(next)) continue;
    seen.add(next);
    const circle = circleFrom(name, services, [...way, next], seen);
    if (circle) return circle;
  }
  return undefined;
}

function dependenciesIn(services: Branch, name: string): string[] {
  return Object.keys(branchOf(dependenciesOf(branchOf(services, name)), "depends_on"));
}

function listed(value: Tree): Tree[] {
  return Array.isArray(value) ? value : [];
}

/** The name in `name` or in `source: name`, which is empty where there is none. */
function sourceIn(one: Tree): string[] {
  const source = isBranch(one) ? (one.source ?? "") : one;
  return typeof source === "string" ? [source] : [];
}

/** The name of a volume, where it is neither a path nor without a name. A single letter before a colon is a drive. */
function volumeIn(one: Tree): string[] {
  if (isBranch(one)) return one.type === "volume" && one.source ? sourceIn(one) : [];
  return /^([^./~\\:][^:]+):/.exec(String(one))?.slice(1) ?? [];
}
