import { dependenciesOf } from "../syntax/dependencies.ts";
import { type Branch, branchOf, isBranch, type Path, type Tree } from "../syntax/yaml-tree.ts";

/** What is wrong at a place of a project. */
interface Wrong {
  path: Path;
  reason: string;
}

/** What a service says by name of the rest of its project: the key is the same in both. */
const REFERENCES: Record<string, (value: Tree) => string[]> = {
  networks: (value) => (isBranch(value) ? Object.keys(value).filter((name) => name !== "default") : []),
  volumes: (value) => listed(value).flatMap(volumeIn),
  secrets: (value) => listed(value).flatMap(sourceIn),
  configs: (value) => listed(value).flatMap(sourceIn),
};

/**
 * The first thing in a valid project that Compose refuses because its parts do not fit each other. What containers alone
 * need, such as an image, or limits that agree with each other, is left to Compose.
 */
export function againstItself(project: Branch): Wrong | undefined {
  const services = branchOf(project, "services");
  for (const [name, service] of Object.entries(services)) {
    if (!isBranch(service)) continue;
    const [wrong] = [...ofItself(service), ...unknownNames(service, project), ...dependencies(name, services)];
    if (wrong) return { path: ["services", name, ...wrong.path], reason: wrong.reason };
  }
  return undefined;
}

function ofItself({ network_mode: mode, networks, healthcheck }: Branch): Wrong[] {
  const test = isBranch(healthcheck) && Array.isArray(healthcheck.test) ? healthcheck.test[0] : "NONE";
  return [
    ...(mode && isBranch(networks) && Object.keys(networks).length > 0
      ? [{ path: ["networks"], reason: "expected network_mode or networks, got both" }]
      : []),
    ...(test === undefined || ["CMD", "CMD-SHELL", "NONE"].includes(String(test))
      ? []
      : [{ path: ["healthcheck", "test"], reason: `expected CMD, CMD-SHELL or NONE before a command, got ${test}` }]),
  ];
}

function unknownNames(service: Branch, project: Branch): Wrong[] {
  return Object.entries(REFERENCES).flatMap(([kind, namesIn]) => {
    const missing = namesIn(service[kind]).filter((name) => !(name in branchOf(project, kind)));
    return missing.map((name) => ({ path: [kind], reason: `expected a name below ${kind} of the file, got ${name}` }));
  });
}

function dependencies(name: string, services: Branch): Wrong[] {
  const path = ["depends_on"];
  const missing = dependenciesIn(services, name).filter((one) => !(one in services));
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

/** The name in `name` or in `source: name`. */
function sourceIn(one: Tree): string[] {
  const source = isBranch(one) ? one.source : one;
  return typeof source === "string" ? [source] : [];
}

/** The name of a volume, where it is neither a path nor without a name. A single letter before a colon is a drive. */
function volumeIn(one: Tree): string[] {
  if (isBranch(one)) return one.type === "volume" ? sourceIn(one) : [];
  return /^([^./~\\:][^:]+):/.exec(String(one))?.slice(1) ?? [];
}
