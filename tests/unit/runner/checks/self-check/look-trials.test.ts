import { beforeAll, describe, expect, it } from "vitest";
import { EPISODE } from "../../../../../content/findings/claim-trials/try-claim.ts";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { growsLessThan } from "../../../../../content/findings/claims/kinds/grows-less-than.ts";
import { growsWithRequests } from "../../../../../content/findings/claims/kinds/grows-with.ts";
import { noDifference } from "../../../../../content/findings/claims/kinds/no-difference.ts";
import type { Test } from "../../../../../content/findings/claims/verdict.ts";
import type { Disturbances } from "../../../../../content/findings/worlds/simulate-burst.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { type ClaimTrials, limitsKept } from "../../../../../content/self-check/claim-trials.ts";
import { tryClaims } from "../../../../../runner/checks/self-check/claim-trials.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import type { Service } from "../../../../../runner/fleet/services/service.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const DIRECT = { endpoint: "sync-cpubound", target: "fastapianalytics" };
const HIDDEN = { ...DIRECT, endpoint: "badasync-cpubound" };
const FLASK = { ...DIRECT, target: "flask1xanalytics" };

let run: Run;
let services: Service[];

beforeAll(async () => {
  run = await parseRun(await storedFile("newest"), "the stored run", true);
  ({ services } = await readServices("docker-compose.yml", [0, 1]));
});

/** A claim tried in runs by the quick plan that measure until it is decided, with so many repetitions at most. */
function tried(
  test: Test,
  { trials, repetitions, always }: { trials: number; repetitions?: number; always?: Disturbances },
): ClaimTrials {
  const claim = { statement: "It is so.", fails: "It is not so.", undecided: "whether it is so", test };
  const asked = { plan: "quick", until: "decided", seed: 0, dryRun: true } as const;
  const plan = makePlan({ ...asked, ...(repetitions !== undefined && { repetitions }) }, services);
  return tryClaims([{ claims: { it: claim } }], run, [plan], { trials, always })[0] as ClaimTrials;
}

describe("claims that are looked at until they are decided", () => {
  it.each([
    ["one sweep is faster", fasterThan(FLASK, DIRECT)],
    ["one sweep grows less", growsLessThan(FLASK, DIRECT)],
    ["a sweep grows with its requests", growsWithRequests(DIRECT, 0.1)],
    ["two sweeps are alike", noDifference(DIRECT, HIDDEN, 0.05)],
  ])("seldom hold at any look where they are just false: %s", (_, test) => {
    const found = tried(test, { trials: 100 });
    expect(limitsKept(found)).toMatchObject({ held: true, decided: true });
  });

  it.each([
    ["one sweep is faster", fasterThan(FLASK, DIRECT)],
    ["a sweep grows with its requests", growsWithRequests(DIRECT, 0.1)],
  ])("are seldom decided wrongly by any look where a stretch of the run is disturbed: %s", (_, test) => {
    const found = tried(test, { trials: 100, always: EPISODE });
    expect(limitsKept(found)).toMatchObject({ held: true, wrong: true });
  });

  it("would hold far more often though false if each look were judged as if it were the only one", () => {
    const honest = fasterThan(FLASK, DIRECT);
    const asOnly = (of: Run) => honest({ ...of, plan: { ...of.plan, untilDecided: null } });
    const options = { trials: 300, repetitions: 10 };
    const [rash, careful] = [tried(Object.assign(asOnly, { ...honest }), options), tried(honest, options)];
    expect(limitsKept(careful)?.held).toBe(true);
    expect(rash.held).toBeGreaterThan(1.5 * careful.held);
  });
});
