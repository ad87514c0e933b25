import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const CONTAINER = "c".repeat(64);

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The routes of an agent that sees this process as one of the container, and a way to make it one of another. */
async function agentInSight() {
  const proc = await scratchFolder();
  const folder = path.join(proc, String(process.pid));
  await mkdir(folder);
  for (const name of ["stat", "status", "cmdline", "task"])
    await symlink(path.join("/proc", String(process.pid), name), path.join(folder, name));
  const isOf = (container: string) => writeFile(path.join(folder, "cgroup"), `0::/docker/${container}\n`);
  await isOf(CONTAINER);
  vi.stubEnv("BENCHBOOK_PROC", proc);
  vi.resetModules();
  const { observingRoutes } = await import("../../../../runner/agent/observe-containers.ts");
  return { routes: observingRoutes(), isOf };
}

it.runIf(process.platform === "linux").each([
  [
    "says what was seen of a process that is of its container from the beginning of a watch to its end",
    CONTAINER,
    true,
  ],
  ["says nothing of a process whose PID is of another container when its watch ends", "d".repeat(64), false],
])("%s", async (_, atEnd, isSeen) => {
  const { routes, isOf } = await agentInSight();
  const { signal } = new AbortController();
  const watch = await routes["/watch"]?.({ container: CONTAINER, pid: process.pid }, signal);
  await isOf(atEnd);
  const usage = await routes["/watch/end"]?.(watch, signal);
  expect(usage !== null).toBe(isSeen);
});
