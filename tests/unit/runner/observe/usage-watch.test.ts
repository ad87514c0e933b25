import { expect, it } from "vitest";
import { pauseAfter, usageWatch } from "../../../../runner/observe/usage-watch.ts";

it("looks ten times a second, and less often where that would take more than a hundredth of a core", () => {
  expect(pauseAfter(0.0005)).toBeCloseTo(99.5, 6);
  for (const seconds of [0.002, 0.004, 0.05]) {
    const shareOfTime = seconds / (seconds + pauseAfter(seconds) / 1000);
    expect(shareOfTime).toBeCloseTo(0.01, 9);
  }
});

it("looks at a process when it begins and when it ends, and sees nothing of one that is not there", () => {
  const usage = usageWatch(process.pid)();
  expect(usage?.atSeconds).toHaveLength(2);
  expect(usage?.processes.map(({ threads }) => threads.length)).toContain(2);
  expect(usageWatch(2 ** 22 + 1)()).toBeNull();
});
