import { expect, it } from "vitest";
import { invalidReasons } from "../../../../../content/findings/bursts/invalid-reasons.ts";
import { invalidReasonsWhenMeasured } from "../../../../../content/findings/bursts/validity.ts";
import { isHeldUp } from "../../../../../runner/checks/crash-test/held-up.ts";
import { burstOf, request } from "../../../content/findings/bursts/bursts.fixture.ts";

const busy = burstOf([request(0.01, 0.1), request(0.2, 0.4, 7, { createdSeconds: 0, sentSeconds: 0.19 })], {
  client: { cpuShare: 0.9, loopLagSeconds: 0.3 },
});
const broken = burstOf([request(0.01, 0.1), request(0.2, 0.4, 7, { error: "reset", work: null })]);
const unordered = burstOf([request(0.001, 0.2)], { client: { cpuShare: 0, loopLagSeconds: 0 } });

it.each([
  ["when it was measured", invalidReasonsWhenMeasured],
  ["when it is read", (burst: typeof busy) => invalidReasons(burst, 2)],
])("knows every reason for which other work on the machine spoils a burst, %s", (_, reasonsOf) => {
  expect(reasonsOf(busy)).toHaveLength(4);
  expect(reasonsOf(busy).filter((reason) => !isHeldUp(reason))).toEqual([]);
});

it.each([
  ["a request that failed", broken],
  ["moments out of order", unordered],
])("explains no burst with %s by other work", (_, burst) => {
  expect([...invalidReasonsWhenMeasured(burst), ...invalidReasons(burst, 2)].filter(isHeldUp)).toEqual([]);
  expect(invalidReasonsWhenMeasured(burst)).toHaveLength(1);
});
