import { describe, expect, it } from "vitest";
import { baseline } from "../../../../content/articles/fastapi-flask/baseline.ts";
import {
  publishedOf,
  publishedProcesses,
  publishedSweep,
  publishedTrial,
} from "../../../../content/baselines/published-figures.ts";
import { referenceSchema } from "../../../../content/baselines/published-schema.ts";

const { figures } = baseline;
const FASTAPI = "fastapianalytics";
const FLASK = "flask1xanalytics";
const FLASK_MORE = "flask2xanalytics";
const targets = [FASTAPI, FLASK, FLASK_MORE];

describe("the original notebook's figures", () => {
  it.each([
    [
      "sync-cpubound",
      FASTAPI,
      [1.9264696720001666, 3.6781316950000473, 5.699639510999987, 7.533728120000887, 9.365989138999794],
    ],
    [
      "sync-cpubound",
      FLASK,
      [2.232686190000095, 2.566646810999373, 3.1656890220001515, 4.722645226998793, 5.347812461999638],
    ],
    [
      "sync-cpubound",
      FLASK_MORE,
      [1.8925547309991089, 2.375839641001221, 2.9147490659997857, 3.1490542699993966, 3.6605018909995124],
    ],
    [
      "badasync-cpubound",
      FASTAPI,
      [2.0685485810008686, 4.0416611189994, 5.939327529000366, 7.786892374000672, 9.707984624001256],
    ],
  ])("have the totals of the sweep over %s on %s", (endpoint, target, totals) => {
    const sweep = publishedSweep(figures, endpoint, target);
    expect(sweep.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(sweep.map(({ wallSeconds }) => wallSeconds)).toEqual(totals);
  });

  it("have the means and counts of the calibrations", () => {
    expect(targets.map((target) => publishedOf(figures, "calibration", target)?.meanSeconds)).toEqual([
      0.03413210183993215, 0.04899092547973851, 0.06447064997995768,
    ]);
    expect(figures.observations[0]).toMatchObject({ kind: "calibration", meanSeconds: 0.03297409542014065 });
    expect(figures.iterations.map(({ iterations }) => iterations)).toEqual([58, 40, 31]);
    expect(figures.plan).toEqual({ targetSeconds: 2, calibrationSamples: 50 });
  });

  it("have the single requests, as the server timed them", () => {
    expect(targets.map((target) => publishedOf(figures, "single", target)?.serviceSeconds)).toEqual([
      1.8057356679983059, 1.2667629059997125, 0.9445747890003986,
    ]);
    expect(targets.map((target) => publishedOf(figures, "single", target)?.iterations)).toEqual([58, 40, 31]);
  });

  it("have the two bursts that were tried beside the sweeps", () => {
    expect(publishedTrial(figures, FASTAPI, 10)).toMatchObject({ iterations: 58, wallSeconds: 17.10492639900076 });
    expect(publishedTrial(figures, FASTAPI, 5)).toMatchObject({
      iterations: 50,
      wallSeconds: 7.521668965000572,
      serviceSeconds: [
        1.4475434509986371, 1.488456185998075, 1.5088864329991338, 1.3974660179992497, 1.6578565609997895,
      ],
    });
  });

  it("have the processes at rest, without top", () => {
    expect(publishedProcesses(figures, FASTAPI)).toEqual(["uvicorn", "python3.13", "python3.13"]);
    expect(publishedProcesses(figures, FLASK)).toEqual(Array(4).fill("gunicorn"));
    expect(publishedProcesses(figures, FLASK_MORE)).toEqual(Array(6).fill("gunicorn"));
    expect(targets.map((target) => publishedOf(figures, "snapshot", target)?.rows.length)).toEqual([4, 5, 7]);
  });

  it("have the tasks that every answer of the hidden call reported", () => {
    expect(publishedSweep(figures, "badasync-cpubound", FASTAPI).map(({ concurrentTasks }) => concurrentTasks)).toEqual(
      [4, 4, 4, 4, 4],
    );
  });

  it("leave open what the original notebook does not state", () => {
    expect(figures.environment.cores).toBeNull();
    expect(publishedSweep(figures, "sync-cpubound", FASTAPI).map(({ iterations }) => iterations)).toEqual(
      Array(5).fill(null),
    );
    expect(publishedSweep(figures, "badasync-cpubound", FASTAPI).map(({ iterations }) => iterations)).toEqual(
      Array(5).fill(65),
    );
    expect(figures.source).toMatchObject({ title: "Tester service", measuredOn: "2025-01-04" });
  });
});

it("has none of what was not published", () => {
  expect(publishedSweep(figures, "async-iobound", FASTAPI)).toEqual([]);
  expect(publishedProcesses(figures, "another")).toBeNull();
  expect(publishedOf(figures, "single", "another")).toBeUndefined();
});

it("is refused with a target, an endpoint or a unit that no run could have", () => {
  const [first, ...others] = figures.observations;
  const withFirst = (over: object) => ({ ...figures, observations: [{ ...first, ...over }, ...others] });
  expect(referenceSchema.safeParse(withFirst({})).success).toBe(true);
  for (const wrong of [{ target: "../a" }, { meanSeconds: -1 }, { more: 1 }])
    expect(referenceSchema.safeParse(withFirst(wrong)).success).toBe(false);
});
