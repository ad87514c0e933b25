import { expect, it } from "vitest";
import { invalidReasons } from "../../../../../content/findings/bursts/invalid-reasons.ts";
import { isHeldUp } from "../../../../../runner/checks/crash-test/held-up.ts";
import { burstOf, request } from "../../../content/findings/bursts/bursts.fixture.ts";

const late = { createdSeconds: 0, sentSeconds: 0.19, lastByteSeconds: 0.5 };
const busy = burstOf([request(0.01, 0.1), request(0.2, 0.4, 7, late)], {
  client: { cpuShare: 0.9, loopLagSeconds: 0.3 },
});
const broken = burstOf([request(0.01, 0.1), request(0.2, 0.4, 7, { error: "reset", work: null })]);
const unordered = burstOf([request(0.001, 0.2)], { client: { cpuShare: 0, loopLagSeconds: 0 } });

const reasonsOf = (burst: typeof busy) => invalidReasons(burst, 2);

it("knows every reason for which other work on the machine spoils a burst", () => {
  expect(reasonsOf(busy)).toHaveLength(4);
  expect(reasonsOf(busy).filter((reason) => !isHeldUp(reason))).toEqual([]);
});

it.each([
  ["a request that failed", broken],
  ["moments out of order", unordered],
])("explains no burst with %s by other work", (_, burst) => {
  expect(reasonsOf(burst).filter(isHeldUp)).toEqual([]);
  expect(reasonsOf(burst)).toHaveLength(1);
});
