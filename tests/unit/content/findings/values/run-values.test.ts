import { expect, it } from "vitest";
import { processes, roundTrip, single } from "../../../../../content/findings/values/run-values.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { smallRun } from "../../run/small-run.ts";

const small = await smallRun();

it.each(["top", "top -b -n 2"])("counts the processes that a target lists without its %s", (command) => {
  const row = { state: "S", cpuShare: null, residentBytes: null, virtualBytes: null, cpuTime: null };
  const rows = ["uvicorn", "topology", command].map((one, pid) => ({ ...row, pid, command: one }));
  const observations = small.observations.map((seen) =>
    seen.kind === "snapshot" ? { ...seen, rows, error: null } : seen,
  );
  expect(processes("fastapianalytics")({ ...small, observations }).number).toBe(2);
});

it("does not take the time of a failed request for a measurement", async () => {
  const run = await fixtureRun();
  const observations = run.observations.map((seen) =>
    seen.kind === "single" || seen.kind === "roundTrip"
      ? { ...seen, ...failedOf(seen.kind === "single" ? seen.requests : seen.samples) }
      : seen,
  ) as typeof run.observations;
  expect(single("fastapianalytics")({ ...run, observations }).number).toBeNull();
  expect(roundTrip("fastapianalytics")({ ...run, observations }).number).toBeNull();
});

function failedOf(requests: { error: string | null }[]) {
  const failed = requests.map((one) => ({ ...one, error: "expected status 200, got 500" }));
  return { requests: failed, samples: failed };
}
