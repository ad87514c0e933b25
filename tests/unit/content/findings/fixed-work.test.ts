import { describe, expect, it } from "vitest";
import { figuresOfRun } from "../../../../app/figures/run-figures.ts";
import { invalidReason } from "../../../../content/findings/bursts/bursts.ts";
import { soloSeconds } from "../../../../content/findings/bursts/solo-seconds.ts";
import { sweepsOf } from "../../../../content/findings/bursts/sweeps.ts";
import { calibrationsOf } from "../../../../content/findings/calibration/calibrations.ts";
import { gapsOf } from "../../../../content/findings/gaps.ts";
import { observedLawOf } from "../../../../content/findings/laws/observed-laws.ts";
import { waterfallsOf } from "../../../../content/findings/within-bursts/waterfall.ts";
import { parseRun } from "../../../../content/run/parse.ts";
import { QUERY, queryRun } from "../../../fixture/made-run/query.ts";
import { fileOf } from "../../../fixture/made-run/run.ts";

const run = await queryRun();
const target = run.plan.targets[0] ?? "";

describe("a run of an endpoint that has no amount", () => {
  it("is stored as it is read, with what a right answer was", async () => {
    const read = await parseRun(await fileOf(run), "20260102T030405Z-quick-processes.json");
    expect(read).toEqual(run);
    expect(read.targets[0]?.endpoints).toEqual([QUERY]);
  });

  it("lacks nothing: there was nothing to calibrate, and every burst counts", () => {
    expect(calibrationsOf(run)).toEqual([]);
    expect(gapsOf(run)).toEqual([]);
    const bursts = run.observations.filter((seen) => seen.kind === "burst");
    expect(bursts.map((burst) => invalidReason(run, burst))).toEqual(bursts.map(() => null));
  });

  it("has its service time from bursts of one, and its law from completions alone", () => {
    const [series] = sweepsOf(run, QUERY.name);
    expect(series).toMatchObject({ workSeconds: null, levels: [{ medianSeconds: 0.04 }, {}, {}] });
    expect(soloSeconds(series)).toBe(0.04);
    expect(observedLawOf(run, { target, endpoint: QUERY.name })).toMatchObject({ law: "serial", isWeaker: true });
  });

  it("is drawn with what the client saw: no worker and no work, which the server did not tell", () => {
    const [waterfall] = waterfallsOf(run, QUERY.name);
    expect(waterfall?.requests.map(({ work, worker, error }) => [work, worker, error])).toEqual(
      waterfall?.requests.map(() => [null, null, null]),
    );
    expect(figuresOfRun(run, null).map(({ id, content }) => [id, content !== null])).toEqual([
      ["total-last-orders", true],
      ["requests-last-orders", true],
    ]);
  });
});
