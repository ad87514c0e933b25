import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { readProcess, readProportionalBytes } from "../../../../runner/observe/read-processes.ts";

const isLinux = existsSync("/proc/self/smaps_rollup");

it.skipIf(!isLinux)("reads a process's memory with what it shares divided: less than all that is resident", () => {
  const shared = readProportionalBytes(process.pid);
  expect(shared).toBeGreaterThan(1e6);
  // The two are read one after the other, and this process grows meanwhile.
  expect(shared).toBeLessThan(1.2 * (readProcess(process.pid)?.residentBytes ?? 0));
});

it("knows nothing of the memory of a process that is not there", () => {
  expect(readProportionalBytes(2 ** 30)).toBeNull();
});
