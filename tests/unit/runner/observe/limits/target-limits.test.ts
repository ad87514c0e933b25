import { expect, it } from "vitest";
import { limitsOfTarget } from "../../../../../runner/observe/limits/target-limits.ts";

it("takes what the Compose file declares of a container that this machine does not see", async () => {
  expect(await limitsOfTarget(null, { cpuset: "0-2,5", cpus: 1.5 })).toEqual({
    ...{ cpuQuotaCores: 1.5, memoryBytes: null, cores: 4 },
  });
  expect(await limitsOfTarget(null, { cpuset: null, cpus: null })).toBeNull();
});

it("takes what the system says of a process, and the declared quota where that is tighter", async () => {
  const seen = await limitsOfTarget(process.pid, null);
  expect(seen?.cores).toBeGreaterThan(0);
  expect(await limitsOfTarget(process.pid, { cpuset: "0-99", cpus: 0.01 })).toEqual({ ...seen, cpuQuotaCores: 0.01 });
});

it("knows nothing of a local process that it does not see, whatever the file declares for containers", async () => {
  expect(await limitsOfTarget(null, null)).toBeNull();
});
