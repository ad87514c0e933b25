import { describe, expect, it } from "vitest";
import {
  withAsManyWorkers,
  withMoreWorkers,
  withOneWorker,
  withSeveralWorkers,
} from "../../../../../../content/findings/claims/kinds/given-workers.ts";
import { noFasterThan } from "../../../../../../content/findings/claims/kinds/no-faster-than.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import { changed } from "./changed-runs.fixture.ts";

const COMPUTED = (target: string) => ({ endpoint: "sync-cpubound", target });
const [MANY, FEW] = ["flask2xanalytics", "flask1xanalytics"];
const run = changed(await fixtureRun(), null, ({ repetition }) => 1 + (repetition === 0 ? 0.001 : -0.001));

/** The same run with so many workers on the first and the second service. */
const workers = (many: number | null, few: number | null): Run => ({
  ...run,
  targets: run.targets.map((one) => {
    if (one.name === MANY) return { ...one, workers: many };
    return one.name === FEW ? { ...one, workers: few } : one;
  }),
});

// The fewer the workers, the longer it takes: with none more, "at most a fifth faster" is true of anything.
const test = noFasterThan(COMPUTED(FEW), COMPUTED(MANY), 0.2);

describe("a sentence about the workers of two services", () => {
  it.each([
    ["more, where it has more", withMoreWorkers([MANY, FEW], test), workers(5, 3), "holds"],
    ["more, where it has as many", withMoreWorkers([MANY, FEW], test), workers(3, 3), "undecided"],
    ["more, where it has fewer", withMoreWorkers([MANY, FEW], test), workers(2, 3), "undecided"],
    ["as many, where it has as many", withAsManyWorkers([MANY, FEW], test), workers(3, 3), "holds"],
    ["as many, where it has more", withAsManyWorkers([MANY, FEW], test), workers(5, 3), "undecided"],
    ["more, where nothing was measured", withMoreWorkers([MANY, FEW], test), { ...run, observations: [] }, "undecided"],
    ["one, where each has one", withOneWorker([MANY, FEW], test), workers(1, 1), "holds"],
    ["one, where each has two", withOneWorker([MANY, FEW], test), workers(2, 2), "undecided"],
    ["one, where one of them has more", withOneWorker([MANY, FEW], test), workers(1, 2), "undecided"],
    ["several, where each has several", withSeveralWorkers([MANY, FEW], test), workers(5, 2), "holds"],
    ["several, where one of them has one", withSeveralWorkers([MANY, FEW], test), workers(5, 1), "undecided"],
    ["as many, where the run does not say", withAsManyWorkers([MANY, FEW], test), workers(3, null), "undecided"],
  ])("says %s", (_, given, of, verdict) => {
    expect(given(of)).toMatchObject({ verdict });
  });

  it("says why nothing is known of it", () => {
    expect(withMoreWorkers([MANY, FEW], test)(workers(2, 3)).evidence).toMatch(
      /^the claim is about a service with more workers than another, and this run has .* \(2\) beside .* \(3\)$/,
    );
  });

  it("can be tried like the test that it is of", () => {
    expect(withMoreWorkers([MANY, FEW], test).falsification).toBe(test.falsification);
  });
});
