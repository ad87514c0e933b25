import { type Branch, isBranch, type Tree } from "./yaml-tree.ts";

/** Keys whose value may be that of another service, written as `service:name`. */
const SHARED = ["network_mode", "ipc", "pid", "uts", "cgroup"];

const STARTED = { condition: "service_started", required: true };

/**
 * What Compose waits for before it starts a service, as its key `depends_on`: what the file says, and whatever else the
 * service has something of. Nothing where there is none.
 */
export function dependenciesOf(service: Branch): Branch {
  const { depends_on: declared, links, volumes_from: volumes } = service;
  const shared = SHARED.flatMap((key) => texts(service[key])).flatMap(
    (value) => /^service:(.+)$/.exec(value)?.[1] ?? [],
  );
  const linked = [...shared, ...texts(links).map(nameIn)].map((name) => [name, { ...STARTED, restart: true }] as const);
  const ofServices = texts(volumes).filter((value) => !value.startsWith("container:"));
  const mounted = ofServices.map((value) => [nameIn(value), STARTED] as const);
  const all = { ...Object.fromEntries([...mounted, ...linked]), ...(isBranch(declared) ? declared : {}) };
  return Object.keys(all).length > 0 ? { depends_on: all } : {};
}

/** Of `name:alias` and the like, the name. */
function nameIn(text: string): string {
  return text.split(":")[0] ?? "";
}

function texts(value: Tree): string[] {
  const all: Tree[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}
