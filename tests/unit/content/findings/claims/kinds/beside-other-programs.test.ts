import { expect, it } from "vitest";
import { fasterThan } from "../../../../../../content/findings/claims/kinds/faster-than.ts";
import { growsLessThan } from "../../../../../../content/findings/claims/kinds/grows-less-than.ts";
import { growsWithRequests } from "../../../../../../content/findings/claims/kinds/grows-with.ts";
import { noDifference } from "../../../../../../content/findings/claims/kinds/no-difference.ts";
import { noFasterThan } from "../../../../../../content/findings/claims/kinds/no-faster-than.ts";
import { sayEvidence } from "../../../../../../content/findings/claims/say-judged.ts";
import { NOT_MEASURED, type Test } from "../../../../../../content/findings/claims/verdict.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import { changed, withCoreAlone } from "./changed-runs.fixture.ts";

const sweepOf = (endpoint: string, target = "fastapianalytics") => ({ endpoint, target });
const FASTAPI = sweepOf("sync-cpubound");
const FLASK = sweepOf("sync-cpubound", "flask1xanalytics");
const THREADS = sweepOf("threadpool-cpubound");
const AWAITED = sweepOf("async-iobound");
const BLOCKED = sweepOf("badasync-iobound");

const run = changed(await fixtureRun(), null, ({ repetition }) => 1 + (repetition === 0 ? 0.01 : -0.01));
const beside = withCoreAlone(run, 0.4);

function underQuota({ targets, ...others }: Run): Run {
  const limits = { cpuQuotaCores: 0.5, memoryBytes: null, cores: 2 };
  return { ...others, targets: targets.map((target) => ({ ...target, limits })) };
}

it.each<[string, Test]>([
  ["takes less time than another", fasterThan(FASTAPI, FLASK)],
  ["takes no less than another", noFasterThan(FLASK, FASTAPI, 0.2)],
  ["takes as long as another", noDifference(THREADS, FASTAPI, 0.05)],
  ["takes n times as long", growsWithRequests(THREADS, 0.1)],
  ["grows less than another", growsLessThan(FASTAPI, THREADS)],
])("that what computes %s is refuted by a run unless other programs computed on the same cores", (_, test) => {
  expect(test(beside)).toMatchObject({ verdict: "undecided", couldHardlyFail: true });
  expect(test(beside).evidence).toMatch(
    /; other programs computed on the same cores, so that this run cannot refute it$/,
  );
  for (const refuting of [run, withCoreAlone(run, 0.95), underQuota(beside)])
    expect(test(refuting)).toMatchObject({ verdict: "fails", couldHardlyFail: false });
});

it("may hold beside other programs, by a test that is marked as weak and says what it would have noticed", () => {
  const found = fasterThan(FLASK, FASTAPI)(beside);
  expect(found).toMatchObject({ verdict: "holds", couldHardlyFail: true });
  expect(sayEvidence(found)).toMatch(/cannot refute it; \d+(\.\d+)?% would have been noticed$/);
});

it("is refuted beside other programs as ever where it waits, and says nothing of them where it was not measured", () => {
  expect(noDifference(AWAITED, BLOCKED, 0.05)(beside).verdict).toBe("fails");
  const missing = { ...beside, observations: beside.observations.filter((seen) => seen.target !== FLASK.target) };
  expect(fasterThan(FLASK, FASTAPI)(missing)).toEqual(NOT_MEASURED);
});
