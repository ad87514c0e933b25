import { expect, it } from "vitest";
import { requestFaults } from "../../../../../content/findings/bursts/invalid-reasons.ts";
import { clockOffset } from "../../../../../content/findings/clocks/clock-offset.ts";
import { waterfallsOf } from "../../../../../content/findings/within-bursts/waterfall.ts";
import type { Burst } from "../../../../../content/run/observations/burst.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { smallRun } from "../../run/small-run.ts";
import { burstOf, request } from "../bursts/bursts.fixture.ts";

const HOUR = 3600;

/** A burst whose requests take so long on their way to the server and back, and whose server's clock is so much ahead. */
function apart(served: [began: number, ended: number][], way: number, ahead: number): Burst {
  const requests = served.map(([began, ended]) =>
    request(began, ended, 7, {
      ...{ sentSeconds: 0, firstByteSeconds: ended + way, lastByteSeconds: ended + way },
      work: {
        ...{ pid: 7, iterations: 1, serviceSeconds: ended - began, concurrentTasks: null },
        ...{ beganSeconds: began + ahead, endedSeconds: ended + ahead },
      },
    }),
  );
  return burstOf(requests, { clock: "separate" });
}

/** One after the other, the first half a millisecond after it was sent, and answered as long after its end. */
const SERIAL: [number, number][] = [
  [0.0005, 0.02],
  [0.02, 0.04],
];

it("knows two clocks that are an hour apart to half of what a request takes on its way there and back", () => {
  const offset = clockOffset(apart(SERIAL, 0.0005, HOUR).requests);
  expect(offset?.seconds).toBeCloseTo(-HOUR, 6);
  expect(offset?.errorSeconds).toBeGreaterThan(0.0005);
  expect(offset?.errorSeconds).toBeLessThan(0.00055);
});

it("says nothing where no answer tells of its work", () => {
  const { requests } = apart(SERIAL, 0.0005, HOUR);
  expect(clockOffset(requests.map((one) => ({ ...one, work: null })))).toBeNull();
});

it("judges a burst by what is possible on whichever clock: nothing is worked on for longer than it takes", () => {
  expect(requestFaults(apart(SERIAL, 0.0005, HOUR))).toEqual([]);
  const longer = apart([[0, 0.02]], -0.005, HOUR);
  expect(requestFaults(longer).join()).toMatch(/whatever the server's clock shows/);
});

it("places work where its clock is known to a tenth of a service, and else counts it as not placed", async () => {
  const small = await smallRun();
  const shown = (burst: Burst) => {
    const run: Run = { ...small, observations: [burst] };
    return waterfallsOf(run, burst.endpoint)[0];
  };
  const near = shown(apart(SERIAL, 0.0005, HOUR));
  expect(near).toMatchObject({ unplaced: 0, concurrency: 1 });
  expect(near?.requests[1]?.work?.beganSeconds).toBeCloseTo(0.02, 3);
  const far = shown(apart(SERIAL, 0.02, HOUR));
  expect(far).toMatchObject({ unplaced: 2, concurrency: 1 });
  expect(far?.requests.map(({ work, worker }) => [work, worker])).toEqual([
    [null, 1],
    [null, 1],
  ]);
});
