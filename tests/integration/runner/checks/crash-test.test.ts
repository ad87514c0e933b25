import { expect, it } from "vitest";
import { crashTest } from "../../../../runner/checks/crash-test/crash-test.ts";
import { STAGES } from "../../../../runner/checks/crash-test/run-stage.ts";
import { retryWhileBusy } from "../start/let-in.ts";
import { lightRun } from "../start/light-run.ts";

it("loses nothing and leaves nothing when it is killed ten times, all over a run", async () => {
  // A run is killed in each of its stages and then once more, so that only two have to end.
  const options = { killsPerRun: STAGES.length + 1, flags: await lightRun() };
  const kills = await retryWhileBusy(
    () => crashTest(10, 20, () => {}, options).catch((thrown: Error) => thrown),
    (ended) => (ended instanceof Error ? ended.message.replaceAll(" / ", "\n") : ""),
  );
  if (kills instanceof Error) throw kills;
  expect(kills.length).toBeGreaterThanOrEqual(10);
  expect(new Set(kills.map(({ stage }) => stage)).size).toBe(4);
  expect(kills.flatMap(({ problems }) => problems)).toEqual([]);
  expect(kills.map(({ lost }) => lost)).toEqual(kills.map(() => 0));
  // Otherwise nothing would have been there to find and remove.
  expect(kills.some(({ left }) => left.processes.length > 0)).toBe(true);
}, 3_600_000);
