import { describe, expect, it } from "vitest";
import {
  workersAreKept,
  workersAreReplaced,
} from "../../../../../../../content/findings/claims/kinds/processes/replaced-workers.ts";
import { fixtureRun } from "../../../../../../fixture/made-run/run.ts";
import { type Loaded, runWith } from "../../../processes/servers.fixture.ts";

const run = await fixtureRun();
const afterLoad = (loaded: Loaded) => runWith(run, { server: loaded });
const [kept, replaced] = [workersAreKept("server", 30), workersAreReplaced("server", 30)];

describe("workers after a load that was longer than their limit", () => {
  it.each([
    ["all of them the same", { replaced: 0 }, "holds", "fails"],
    ["one of them another", { replaced: 1 }, "fails", "fails"],
    ["all of them others", { replaced: 3 }, "fails", "holds"],
    ["after too short a load", { replaced: 0, loadSeconds: 50 }, "undecided", "undecided"],
  ])("%s", (_, loaded, isKept, isReplaced) => {
    expect([kept(afterLoad(loaded)).verdict, replaced(afterLoad(loaded)).verdict]).toEqual([isKept, isReplaced]);
  });

  it("are counted in the evidence", () => {
    expect(kept(afterLoad({ replaced: 2 })).evidence).toBe("2 of 3 workers were replaced during 90 s of load");
    expect(kept(afterLoad({ loadSeconds: 50 })).evidence).toMatch(/too short for a limit of 30 s$/);
  });

  it("are unknown where they were not listed", () => {
    expect(kept({ ...run, observations: [] }).verdict).toBe("undecided");
  });

  it.each([
    ["kept", kept, afterLoad({ replaced: 0 })],
    ["replaced", replaced, afterLoad({ replaced: 3 })],
  ])("are not %s in a run that is made false", (_, test, truth) => {
    const change = test.falsification?.falsify(truth, 0)?.run;
    expect(test(truth).verdict).toBe("holds");
    expect(change && test(change(truth)).verdict).toBe("fails");
  });
});
