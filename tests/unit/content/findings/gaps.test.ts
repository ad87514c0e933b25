import { expect, it } from "vitest";
import { gapsOf } from "../../../../content/findings/gaps.ts";
import { gappedRun } from "../../../fixture/gapped.ts";
import { fixtureRun } from "../../../fixture/run.ts";

it("finds nothing missing in a complete run", async () => {
  expect(gapsOf(await fixtureRun())).toEqual([]);
});

const computing = ["", "?work=python"].flatMap((query) =>
  ["sync", "badasync", "threadpool", "processpool"].map((how) => `${how}-cpubound${query}`),
);

it("says of every target what was planned and is missing or does not count", async () => {
  const missing = Object.fromEntries(gapsOf(await gappedRun()).map((gap) => [gap.target, gap.missing]));
  missing.fastapianalytics?.sort();
  computing.sort();
  expect(missing).toEqual({
    fastapianalytics: computing.map((endpoint) => `${endpoint} at n = 3 (2 of 2 bursts)`),
    flask1xanalytics: ["processes at rest", "sync-cpubound at n = 5 (1 of 2 bursts)"],
    flask2xanalytics: ["everything"],
  });
});
