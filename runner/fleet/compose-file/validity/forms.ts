import { type Branch, branchOf, isBranch, type Path, type Tree } from "../syntax/yaml-tree.ts";
import type { Wrong } from "./wrong.ts";

/**
 * What in a single service Compose refuses although the schema allows it: texts of a form of their own, and keys that
 * exclude or need each other.
 */
export function wrongForms(service: Branch): Wrong[] {
  const build = branchOf(service, "build");
  return [
    ...("dockerfile" in build && "dockerfile_inline" in build
      ? wrong(["build"], "expected dockerfile or dockerfile_inline, got both")
      : []),
    ...(service.pid === null ? wrong(["pid"], "expected host or service:NAME, got nothing") : []),
    ...ofNetworkAndHealth(service),
    ...each(service.extra_hosts, host, ["extra_hosts"]),
    ...each(build.extra_hosts, host, ["build", "extra_hosts"]),
    ...each(build.additional_contexts, context, ["build", "additional_contexts"]),
    ...each(service.devices, device, ["devices"]),
    ...each(service.volumes, volume, ["volumes"]),
    ...each(branchOf(service, "develop").watch, watched, ["develop", "watch"]),
    ...each(branchOf(branchOf(branchOf(service, "deploy"), "resources"), "reservations").devices, reserved, [
      "deploy",
      "resources",
      "reservations",
      "devices",
    ]),
  ];
}

function ofNetworkAndHealth({ network_mode: mode, networks, healthcheck }: Branch): Wrong[] {
  const test = isBranch(healthcheck) && Array.isArray(healthcheck.test) ? healthcheck.test[0] : "NONE";
  return [
    ...(mode && isBranch(networks) && Object.keys(networks).length > 0
      ? wrong(["networks"], "expected network_mode or networks, got both")
      : []),
    ...(test === undefined || ["CMD", "CMD-SHELL", "NONE"].includes(String(test))
      ? []
      : wrong(["healthcheck", "test"], `expected CMD, CMD-SHELL or NONE before a command, got ${test}`)),
  ];
}

function wrong(path: Path, reason: string): Wrong[] {
  return [{ path, reason }];
}

/** What is wrong with the items of a list. */
function each(list: Tree, reasonFor: (one: Tree) => string | undefined, path: Path): Wrong[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one, at) => {
    const reason = reasonFor(one);
    return reason === undefined ? [] : [{ path: [...path, at], reason }];
  });
}

function host(one: Tree): string | undefined {
  return /^[^:=]+[:=]/.test(String(one)) ? undefined : `expected a host as NAME=ADDRESS, got ${JSON.stringify(one)}`;
}

function context(one: Tree): string | undefined {
  return String(one).includes("=") ? undefined : `expected a context as NAME=PLACE, got ${JSON.stringify(one)}`;
}

function volume(one: Tree): string | undefined {
  if (!isBranch(one)) return shortVolume(String(one));
  if (!isSaid(one.target)) return "expected a target, where the volume is mounted, got none";
  return one.type === "bind" && !isSaid(one.source) ? "expected a source for a bind, got none" : undefined;
}

/** A single letter before a colon and a slash is a drive. */
function shortVolume(one: string): string | undefined {
  const parts = one.replace(/(^|:)[a-z]:(?=[/\\])/gi, "$1").split(":");
  // What is as short as that is a target, whatever it is.
  const isWell = one.length < 3 ? one !== "" : parts.length <= 3 && parts.every((part) => part.trim() !== "");
  return isWell ? undefined : `expected a volume as SOURCE:TARGET:MODE or TARGET, got ${JSON.stringify(one)}`;
}

function device(one: Tree): string | undefined {
  const isWell = typeof one === "string" ? one.split(":").length <= 3 : !isBranch(one) || isSaid(one.target);
  return isWell ? undefined : `expected a device as SOURCE:TARGET:MODE, got ${JSON.stringify(one)}`;
}

function watched(one: Tree): string | undefined {
  const isSynced = isBranch(one) && String(one.action).startsWith("sync") && !isSaid(one.target);
  return isSynced ? "expected a target, where to copy to, got none" : undefined;
}

function reserved(one: Tree): string | undefined {
  return isBranch(one) && "count" in one && "device_ids" in one ? "expected count or device_ids, got both" : undefined;
}

function isSaid(value: Tree): boolean {
  return value !== undefined && value !== null;
}
