import { beforeAll, describe, expect, it } from "vitest";
import { claims } from "../../../../../content/articles/fastapi-flask/claims.ts";
import { lawIs } from "../../../../../content/findings/claims/kinds/laws/law-is.ts";
import { noDifference } from "../../../../../content/findings/claims/kinds/no-difference.ts";
import { timesOf } from "../../../../../content/findings/claims/sweep-times.ts";
import type { Test } from "../../../../../content/findings/claims/verdict.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Plan } from "../../../../../content/run/plan.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { type ClaimTrials, isRight, limitsKept } from "../../../../../content/self-check/claim-trials.ts";
import { tryClaims } from "../../../../../runner/checks/self-check/claim-trials.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const TRIALS = 60;
const DIRECT = { endpoint: "sync-cpubound", target: "fastapianalytics" };
const HIDDEN = { ...DIRECT, endpoint: "badasync-cpubound" };

let run: Run;
let full: Plan;

beforeAll(async () => {
  run = await parseRun(await storedFile("newest"), "the stored run", true);
  const { services } = await readServices("docker-compose.yml", [0, 1]);
  full = makePlan({ plan: "full", seed: 0, dryRun: true }, services);
});

const tried = (test: Test, trials = TRIALS) => {
  const claim = { statement: "It is so.", fails: "It is not so.", undecided: "whether it is so", test };
  return tryClaims([{ claims: { it: claim } }], run, [full], { trials })[0] as ClaimTrials;
};

describe("claims that are tried in simulated runs by the full plan", () => {
  it("seldom hold where they are just false, whichever kind they are of", () => {
    const rows = tryClaims([{ claims }], run, [full], { trials: TRIALS });
    expect(rows.map(({ claim }) => claim)).toEqual(Object.keys(claims));
    expect(rows.filter(({ trials }) => trials > 0).length).toBeGreaterThanOrEqual(31);
    expect(rows.filter((row) => limitsKept(row)?.held === false)).toEqual([]);
    expect(rows.filter((row) => limitsKept(row)?.noticed === false)).toEqual([]);
    expect(rows.filter((row) => limitsKept(row)?.decided === false)).toEqual([]);
    expect(rows.filter((row) => limitsKept(row)?.wrong === false)).toEqual([]);
  });

  it("are decided often enough by the quick plan too, also with a narrower margin than any has", async () => {
    const { services } = await readServices("docker-compose.yml", [0, 1]);
    const quick = makePlan({ plan: "quick", seed: 0, dryRun: true }, services);
    const narrowest = { ...claims["hiding-gains-nothing"], test: noDifference(DIRECT, HIDDEN, 0.05) };
    const [row] = tryClaims([{ claims: { narrowest } }], run, [quick], { trials: TRIALS });
    expect(row && limitsKept(row)).toEqual({ decided: true, held: true, noticed: true, wrong: true });
    const sweeps = quick.sweeps.map((sweep) => ({ ...sweep, levels: [1, 2] }));
    const [fewer] = tryClaims([{ claims: { narrowest } }], run, [{ ...quick, sweeps, soloBursts: 1 }], {
      trials: TRIALS,
    });
    expect(fewer && limitsKept(fewer)?.decided).toBe(false);
  });

  it("are caught where their test is blind to what they say", () => {
    const honest = noDifference(DIRECT, HIDDEN, 0.05);
    const says = (verdict: "holds" | "undecided"): Test =>
      Object.assign((of: Run) => ({ ...honest(of), verdict }), { ...honest });
    const [right, sure, unsure] = [tried(honest), tried(says("holds")), tried(says("undecided"))];
    expect(limitsKept(right)).toEqual({ decided: true, held: true, noticed: true, wrong: true });
    expect(limitsKept(sure)).toMatchObject({ decided: true, held: false, noticed: false });
    expect(limitsKept(unsure)).toMatchObject({ decided: false, held: true, noticed: false });
    expect([right, sure, unsure].map(isRight)).toEqual([true, false, false]);
  });

  it("are caught where an interval claims to be surer than it is", () => {
    const honest = noDifference(DIRECT, HIDDEN, 0.05);
    const rash = (of: Run) => {
      const judged = honest(of);
      return { ...judged, verdict: judged.verdict === "undecided" ? ("holds" as const) : judged.verdict };
    };
    expect(limitsKept(tried(Object.assign(rash, { ...honest })))?.held).toBe(false);
  });

  it("are caught where they notice a departure far more often than they say", () => {
    const honest = noDifference(DIRECT, HIDDEN, 0.05);
    const modest = (of: Run) => {
      const judged = honest(of);
      return { ...judged, detectable: judged.detectable === null ? null : 1.5 * judged.detectable };
    };
    // Of fewer, all may notice what 95 of 100 do.
    expect(limitsKept(tried(Object.assign(modest, { ...honest }), 100))).toMatchObject({ held: true, noticed: false });
  });

  it("are caught where one burst that was held up turns them over", () => {
    const honest = noDifference(DIRECT, HIDDEN, 0.05);
    const touchy = (of: Run) => {
      const isHeldUp = timesOf(of, DIRECT).some(({ seconds }) => Math.max(...seconds) > 1.25 * Math.min(...seconds));
      return { ...honest(of), verdict: isHeldUp ? ("fails" as const) : ("holds" as const) };
    };
    expect(limitsKept(tried(Object.assign(touchy, { ...honest })))).toMatchObject({ decided: true, wrong: false });
  });

  it("have no row of numbers where the plan or the stored run lacks what they are about", () => {
    expect(tried(lawIs({ ...DIRECT, target: "nobody" }, "serial"))).toMatchObject({ trials: 0 });
    expect(tried(() => ({ ...claims["blocking-is-serial"].test(run) }))).toMatchObject({ trials: 0 });
    expect(limitsKept(tried(lawIs({ ...DIRECT, target: "nobody" }, "serial")))).toBeNull();
  });
});
