import { expect, it } from "vitest";
import { processes } from "../../../../../content/findings/values/run-values.ts";
import { total } from "../../../../../content/findings/values/sweep-values.ts";
import { lookUp, sayValue } from "../../../../../content/findings/values/value.ts";
import { smallRun } from "../../run/small-run.ts";

const run = { ...(await smallRun()), observations: [] };

it("says of a number that the run does not have that it was not measured", () => {
  expect(sayValue(total({ target: "flask1xanalytics", endpoint: "sync-cpubound" })(run))).toBe("not measured");
  expect(sayValue(processes("fastapianalytics")(run))).toBe("not measured");
});

it("refuses an id that there is not, listing those that there are", () => {
  const values = { processes: processes("fastapianalytics") };
  expect(() => lookUp(values, "speed", run)).toThrow(/expected a value among processes, got "speed"$/);
  expect(() => lookUp(values, "constructor", run)).toThrow(/got "constructor"$/);
});
