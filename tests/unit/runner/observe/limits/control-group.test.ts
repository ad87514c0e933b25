import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { limits, throttledPeriods } from "../../../../../runner/observe/limits/control-group.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

/** A system whose process is in such groups; files by their paths below the mount of control groups. */
async function system(groups: string, files: Record<string, string>) {
  const root = await scratchFolder();
  const folders = { processes: path.join(root, "proc"), groups: path.join(root, "cgroup") };
  const all = { [path.join(folders.processes, "7/cgroup")]: groups };
  for (const [file, text] of Object.entries(files)) all[path.join(folders.groups, file)] = text;
  for (const [file, text] of Object.entries(all)) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folders;
}

it("finds the tightest of the limits of a process's group and of those around it", async () => {
  const folders = await system("0::/a.slice/b.scope\n", {
    "a.slice/b.scope/cpu.max": "max 100000\n",
    "a.slice/b.scope/memory.max": "4294967296\n",
    "a.slice/cpu.max": "150000 100000\n",
    "a.slice/memory.max": "2147483648\n",
    "memory.max": "max\n",
  });
  expect(await limits(7, folders)).toEqual({ cpuQuotaCores: 1.5, memoryBytes: 2 ** 31 });
});

it("finds limits of the older groups, which have a hierarchy for each kind", async () => {
  const folders = await system("4:memory:/docker/one\n2:cpuacct,cpu:/docker/one\n0::/\n", {
    "cpu/docker/one/cpu.cfs_quota_us": "50000\n",
    "cpu/docker/one/cpu.cfs_period_us": "100000\n",
    "cpu/docker/cpu.cfs_quota_us": "-1\n",
    "cpu/docker/cpu.cfs_period_us": "100000\n",
    "memory/docker/one/memory.limit_in_bytes": "2147483648\n",
    "memory/memory.limit_in_bytes": "9223372036854771712\n",
  });
  expect(await limits(7, folders)).toEqual({ cpuQuotaCores: 0.5, memoryBytes: 2 ** 31 });
});

it("finds the limits of a container whose own group is not shown in it", async () => {
  const folders = await system("2:cpu:/docker/one\n", {
    "cpu/cpu.cfs_quota_us": "200000\n",
    "cpu/cpu.cfs_period_us": "100000\n",
  });
  expect(await limits(7, folders)).toEqual({ cpuQuotaCores: 2, memoryBytes: null });
});

it("finds the limits of another container, which are told from one's own", async () => {
  const folders = await system("0::/../docker-one.scope\n", {
    "system.slice/docker-one.scope/cpu.max": "50000 100000\n",
    "system.slice/memory.max": "2147483648\n",
    "system.slice/docker-two.scope/cpu.max": "25000 100000\n",
  });
  expect(await limits(7, folders)).toEqual({ cpuQuotaCores: 0.5, memoryBytes: 2 ** 31 });
});

it("finds no limit where none is set or nothing can be read", async () => {
  const unlimited = await system("0::/a\n", { "a/cpu.max": "max 100000\n", "a/memory.max": "max\n" });
  const none = { cpuQuotaCores: null, memoryBytes: null };
  expect(await limits(7, unlimited)).toEqual(none);
  expect(await limits(8, unlimited)).toEqual(none);
});

it("counts the periods in which any of the groups was held back", async () => {
  const folders = await system("0::/a/b\n", {
    "a/b/cpu.stat": "usage_usec 5\nnr_throttled 3\n",
    "a/cpu.stat": "nr_throttled 4\n",
    "cpu.stat": "usage_usec 9\n",
  });
  expect(await throttledPeriods(7, folders)).toBe(7);
  expect(await throttledPeriods(8, folders)).toBeNull();
});
