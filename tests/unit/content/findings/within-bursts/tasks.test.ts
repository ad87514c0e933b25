import { expect, it } from "vitest";
import { tasksOf } from "../../../../../content/findings/within-bursts/tasks.ts";
import { gappedRun } from "../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("counts the tasks on the loop level by level", async () => {
  expect(tasksOf(await fixtureRun(), "badasync-cpubound")[0]).toEqual({ level: 1, fewest: 3, most: 3 });
  expect(tasksOf(await gappedRun(), "badasync-cpubound")[2]).toEqual({ level: 3, fewest: null, most: null });
});
