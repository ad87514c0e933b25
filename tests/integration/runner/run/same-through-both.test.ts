import { beforeAll, describe, expect, it } from "vitest";
import { concurrencyOf } from "../../../../content/findings/bursts/concurrency.ts";
import { lawsOf } from "../../../../content/findings/laws/laws.ts";
import { treesOf } from "../../../../content/findings/processes/trees.ts";
import type { Amount } from "../../../../content/run/amounts.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Sweep } from "../../../../content/run/plan.ts";
import type { Run } from "../../../../content/run/run.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { classicRun, ENDPOINTS } from "../looked-at/classic-run.ts";
import { isComposeSkipped, NEAR_BACKENDS, whyComposeSkipped } from "../near-backends.ts";
import { lastAttempts } from "../result/last-attempts.ts";

describe.skipIf(isComposeSkipped)(`the same sequence through Compose and through processes${whyComposeSkipped}`, () => {
  let both: Run[];

  beforeAll(async () => {
    const measured = [];
    for (const { backend } of NEAR_BACKENDS) measured.push(await classicRun(backend));
    both = measured.map(({ run, output }) => {
      if (!run) throw new Error(output);
      return run;
    });
  });

  /** The same of each, which has to be the same. */
  const expectSame = (of: (run: Run) => unknown) => {
    const [first, second] = both.map(of);
    expect(second).toEqual(first);
  };

  it("has one plan and one seed", () => {
    // How long requests have to wait is chosen from what the client costs, which differs from run to run; and with it
    // how long they may take.
    expectSame(({ plan, amounts }) => ({
      ...plan,
      sweeps: plan.sweeps.map(wantedOf(amounts)),
      requestTimeoutSeconds: null,
    }));
    expectSame(({ schema, environment }) => [schema, environment.targetCores]);
  });

  const coldBursts = ({ observations }: Run) =>
    observations.filter((seen): seen is Burst => seen.kind === "burst" && seen.cold);

  /** A sweep with the seconds that were wanted of it. */
  const wantedOf = (amounts: Run["amounts"]) => (sweep: Sweep) => {
    const isOf = ({ work, chosenSeconds }: Amount) => work === sweep.work && chosenSeconds === sweep.workSeconds;
    return { ...sweep, workSeconds: amounts.find(isOf)?.wantedSeconds };
  };

  it("takes the same steps in the same order", () => {
    // What is invalid is measured again, which is chance: every step is compared once.
    expectSame(({ observations }) => [...new Set(observations.map(identityOf))]);
    expect(both[0]?.observations.length).toBeGreaterThan(75);
  });

  it("gets the same status from every request of every burst", () => {
    const statuses = (run: Run) =>
      [...coldBursts(run), ...lastAttempts(run)].map(({ requests }) =>
        requests.map(({ status, error }) => [status, error]),
      );
    expectSame(statuses);
    expect(new Set(both.flatMap(statuses).flat(2))).toEqual(new Set([200, null]));
  });

  it("has as many workers, processes and endpoints", () => {
    expectSame(({ targets }) =>
      targets.map(({ name, role, endpoints, workers, tree, information }) => ({
        ...{ name, role, endpoints, workers, tree },
        told: [information?.workers, information?.cores],
      })),
    );
    expectSame((run) =>
      treesOf(run, [...run.plan.targets, ...run.plan.models]).map(({ target, phase, processes }) => [
        target,
        phase,
        processes?.map(({ role }) => role).toSorted(),
      ]),
    );
  });

  it("serves one by one or side by side, and looks for a law in the same sweeps", () => {
    // Which law the times of so short a run follow is up to the machine; who was served beside whom is not.
    const served = ({ observations }: Run) =>
      Map.groupBy(
        observations.filter((seen): seen is Burst => seen.kind === "burst" && seen.level === 5),
        ({ target, endpoint }) => `${target} ${endpoint}`,
      );
    expectSame((run) =>
      [...served(run)]
        .map(([sweep, bursts]) => [sweep, bursts.some((burst) => (concurrencyOf(burst) ?? 0) > 1)])
        .toSorted(),
    );
    expectSame((run) =>
      ENDPOINTS.flatMap((endpoint) => lawsOf(run, endpoint)).map(({ target, endpoint }) => [target, endpoint]),
    );
    expect(both.flatMap((run) => ENDPOINTS.flatMap((endpoint) => lawsOf(run, endpoint))).length).toBeGreaterThan(10);
  });
});
