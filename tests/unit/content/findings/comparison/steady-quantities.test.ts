import { expect, it } from "vitest";
import { judgeQuantities } from "../../../../../content/findings/comparison/rule.ts";
import { steadyQuantities } from "../../../../../content/findings/comparison/steady-quantities.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { lightWindows, steadyRun, wholeLoad, windowsAt } from "../steady/steady-run.fixture.ts";

const compared = (theirs: Run, yours: Run, name: RegExp) =>
  judgeQuantities(steadyQuantities({ theirs, yours })).filter((one) => name.test(one.name));

it("compares the capacity of both by its interval, and not where nothing bounds it on one side", async () => {
  const capacity = /the capacity within 50 ms/;
  const taking = (perSecond: number) => [
    ...windowsAt(perSecond, 0.5, ...Array(6).fill(0.02)),
    ...windowsAt(1.2 * perSecond, 0.6, ...Array(6).fill(0.2)),
  ];
  const [few, many] = [await steadyRun(...taking(100)), await steadyRun(...taking(1000))];
  const open = await steadyRun(...windowsAt(100, 0.5, ...Array(6).fill(0.02)));
  const [same] = compared(few, few, capacity);
  expect(same).toMatchObject({
    isComparable: true,
    theirs: expect.stringMatching(/^1[01]\d \(.* to .*\) requests\/s$/),
  });
  expect(same?.verdict).not.toBe("differs");
  expect(compared(few, many, capacity)).toMatchObject([{ verdict: "differs", isComparable: true }]);
  expect(compared(few, open, capacity)).toMatchObject([
    {
      verdict: "undecided",
      isComparable: false,
      why: expect.stringMatching(/no rate kept the bound, or every one did$/),
    },
  ]);
});

it("judges how much longer a light load takes beside the other", async () => {
  const alone = lightWindows("alone", 0.01, 0.0101, 0.0099);
  const run = await steadyRun(...alone, ...lightWindows("beside", 0.3, 0.301, 0.299));
  const quick = await steadyRun(...alone, ...lightWindows("beside", 0.1, 0.101, 0.099));
  const name = /the 99th percentile beside .* over that alone$/;
  expect(compared(run, run, name)).toMatchObject([{ verdict: "reproduced", theirs: expect.stringMatching(/^30/) }]);
  expect(compared(run, quick, name)).toMatchObject([{ verdict: "differs" }]);
  const { steady } = quick.plan;
  if (!steady) throw new Error("expected a steady load");
  const mixed = steady.mixed.map((one) => ({ ...one, blockingEverySeconds: 2 }));
  expect(compared(run, { ...quick, plan: { ...quick.plan, steady: { ...steady, mixed } } }, name)).toEqual([]);
});

it("keeps light loads apart beside which requests were sent at different rates", async () => {
  const windows = [...lightWindows("alone", 0.01, 0.0101, 0.0099), ...lightWindows("beside", 0.3, 0.301, 0.299)];
  const run = await steadyRun(...windows.map((one) => ({ ...one, place: 1 })));
  const { steady } = run.plan;
  if (!steady) throw new Error("expected a steady load");
  const mixed = steady.mixed.flatMap((one) => [{ ...one, blockingEverySeconds: 2 }, one]);
  const two = { ...run, plan: { ...run.plan, steady: { ...steady, mixed } } };
  const said = compared(two, two, /the 99th percentile beside .* over that alone$/);
  const everySeconds = steady.mixed[0]?.blockingEverySeconds;
  expect(said.map(({ name }) => / every ([\d.]+) s over that alone$/.exec(name)?.[1])).toEqual([
    "2",
    `${everySeconds}`,
  ]);
  expect(said.map(({ theirs }) => theirs)).toEqual([expect.stringMatching(/^not /), expect.stringMatching(/^30/)]);
});

it("compares no capacity that only one run has", async () => {
  const [whole, without] = [await steadyRun(...wholeLoad()), await steadyRun()];
  expect(compared(whole, without, /the capacity/)).toEqual([]);
  expect(compared(without, whole, /the capacity/)).toEqual([]);
});
