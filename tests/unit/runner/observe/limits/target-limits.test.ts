import { expect, it } from "vitest";
import { limitsOfTarget, limitsSeen, tightest } from "../../../../../runner/observe/limits/target-limits.ts";

it("takes what the Compose file declares of a container that nobody looks at", () => {
  expect(limitsOfTarget(null, { cpuset: "0-2,5", cpus: 1.5 })).toEqual({
    ...{ cpuQuotaCores: 1.5, memoryBytes: null, cores: 4 },
  });
  expect(limitsOfTarget(null, { cpuset: null, cpus: null })).toBeNull();
});

it("takes what the system says of a process, and the declared quota where that is tighter", async () => {
  const seen = await limitsSeen(process.pid);
  expect(seen.cores).toBeGreaterThan(0);
  expect(limitsOfTarget(seen, null)).toEqual(seen);
  expect(limitsOfTarget(seen, { cpuset: "0-99", cpus: 0.01 })).toEqual({ ...seen, cpuQuotaCores: 0.01 });
});

it("knows nothing of a local process that it does not see, whatever the file declares for containers", () => {
  expect(limitsOfTarget(null, null)).toBeNull();
});

it("takes the tightest limits of a target that several machines have", () => {
  const one = { cpuQuotaCores: null, memoryBytes: 2 ** 30, cores: 4 };
  const other = { cpuQuotaCores: 1.5, memoryBytes: 2 ** 31, cores: 2 };
  expect(tightest([one, null, other])).toEqual({ cpuQuotaCores: 1.5, memoryBytes: 2 ** 30, cores: 2 });
  expect(tightest([null, null])).toBeNull();
});
