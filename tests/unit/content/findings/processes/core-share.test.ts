import { expect, it } from "vitest";
import { lacksCore } from "../../../../../content/findings/processes/core-share.ts";
import type { Burst } from "../../../../../content/run/observations/burst.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { burstOf, request } from "../bursts/bursts.fixture.ts";

const { plan } = await fixtureRun();

/** A request that computed alone for a second, with so much of a core. */
const alone = (share: number, over: Partial<Burst> = {}): Burst =>
  burstOf([request(0, 1)], {
    usage: {
      ...{ atSeconds: [0, 1], cpuSeconds: [3, 3 + share], residentBytes: [1, 1] },
      ...{ treeAtSeconds: [], processes: [], lookingSeconds: 0 },
    },
    ...over,
  });
const lacks = (...observations: Burst[]) => lacksCore({ plan, observations }, "fastapianalytics");

it("is told by most of the bursts of one that compute", () => {
  expect(lacks(alone(0.4), alone(0.5), alone(0.95))).toBe(true);
  expect(lacks(alone(0.4), alone(0.9), alone(0.95))).toBe(false);
});

it("is told of several targets by all of their requests together", () => {
  const flask = alone(0.4, { target: "flask1xanalytics" });
  const all = { plan, observations: [flask, flask, alone(0.4)] };
  expect([lacksCore(all, "flask1xanalytics"), lacksCore(all, "flask1xanalytics", "fastapianalytics")]).toEqual([
    false,
    true,
  ]);
});

it("is not told by few of them, by waits, by other targets, by short ones, or where nobody looked", () => {
  expect(lacks(alone(0.4), alone(0.4))).toBe(false);
  for (const over of [
    { endpoint: "async-iobound" },
    { target: "flask1xanalytics" },
    { tookSeconds: 0.05 },
    { usage: null },
    { cold: true },
  ])
    expect(lacks(...[0.3, 0.3, 0.3].map((share) => alone(share, over)))).toBe(false);
});
