import { expect, it } from "vitest";
import { gapsOf } from "../../../../../content/findings/gaps.ts";
import type { Steady } from "../../../../../content/run/observations/steady.ts";
import { ceilingAt, LOAD, lightWindows, steadyRun, windowsAt } from "./steady-run.fixture.ts";

const missingOf = async (...windows: Steady[]) =>
  gapsOf(await steadyRun(...windows)).find(({ target }) => target === LOAD.target)?.missing ?? [];

const confirmed = windowsAt(150, null, 0.02).map((one): Steady => ({ ...one, purpose: "confirmation" }));
const whole = [
  ...[ceilingAt(200), ceilingAt(100, "fresh")],
  ...[...windowsAt(100, 0.5, 0.02), ...windowsAt(180, 0.9, 0.02), ...confirmed],
  ...windowsAt(50, 0.5, 0.02).map((one): Steady => ({ ...one, window: { ...one.window, use: "fresh" } })),
  ...[...lightWindows("alone", 0.01), ...lightWindows("beside", 0.3)],
];
const invalid = (one: Steady): Steady => ({ ...one, window: { ...one.window, cpuShares: [1] } });

it("finds nothing missing where every load has a window that counts", async () => {
  expect(await missingOf(...whole)).toEqual([]);
});

it("says of every planned load what it has no window of that counts", async () => {
  expect(
    await missingOf(...whole.map((one) => (one.share === 0.9 || one.purpose === "beside" ? invalid(one) : one))),
  ).toEqual([
    "latency on sync-cpubound, kept connections at 90% of its highest rate",
    "async-iobound under light load beside sync-cpubound",
  ]);
});

it("says that nothing follows where no highest rate was found", async () => {
  expect(await missingOf()).toEqual([
    "the highest rate on sync-cpubound, kept connections, and what follows from it",
    "the highest rate on sync-cpubound, fresh connections, and what follows from it",
    "the capacity on sync-cpubound, confirmed",
    "async-iobound under light load, alone",
    "async-iobound under light load beside sync-cpubound",
  ]);
});
