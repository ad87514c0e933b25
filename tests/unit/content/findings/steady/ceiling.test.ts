import { expect, it } from "vitest";
import { ceilingOf } from "../../../../../content/findings/steady/ceiling.ts";
import { closedWindow, steadyAt, steadyOf } from "./window.fixture.ts";

const closed = (connections: number, answered: number) =>
  steadyOf(closedWindow({ loop: { kind: "closed", connections }, answered, inFlight: connections }));

it("is the median rate of the number of connections that had the highest", () => {
  const windows = [closed(16, 1000), closed(64, 3000), closed(64, 2000), closed(64, 1000), closed(256, 1500)];
  expect(ceilingOf(windows)).toEqual({ perSecond: 200, connections: 64, windows: [300, 200, 100] });
});

it("is taken from windows that did not choose its number of connections", () => {
  // Of equally good numbers the luckiest window would be chosen in each repetition.
  const lucky = [
    [120, 100, 100],
    [100, 120, 100],
    [100, 100, 120],
  ].flatMap((rates, repetition) =>
    rates.map((rate, place) => ({ ...closed([16, 64, 256][place] ?? 0, 10 * rate), repetition })),
  );
  expect(ceilingOf(lucky)).toMatchObject({ perSecond: 100, windows: [100, 100, 100] });
  const surely = [0, 1, 2].flatMap((repetition) =>
    [closed(16, 1000 + repetition), closed(64, 3000 + repetition)].map((one) => ({ ...one, repetition })),
  );
  expect(ceilingOf(surely)).toEqual({ perSecond: 300.1, connections: 64, windows: [300, 300.1, 300.2] });
});

it("is none where nothing was answered, or no window looked for it", () => {
  expect(ceilingOf([closed(16, 0), steadyAt(100, 0.01)])).toBeNull();
});
