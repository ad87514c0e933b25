import os from "node:os";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { concurrencyOf } from "../../../../content/findings/bursts/concurrency.ts";
import { treesOf } from "../../../../content/findings/processes/trees.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Snapshot } from "../../../../content/run/observations/snapshot.ts";
import { burstsPerRepetition } from "../../../../content/run/plan.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { MODELS } from "../classic.ts";
import { classicRun, REPETITIONS, TARGETS } from "../looked-at/classic-run.ts";
import { NEAR_BACKENDS } from "../near-backends.ts";
import { lastAttempts, reasonsOfTarget } from "../result/last-attempts.ts";
import { expectWhole } from "../result/whole-run.ts";
import type { MeasureResult } from "../start/command.ts";
import { runningServers } from "../start/running-servers.ts";

const cores = os.availableParallelism();

for (const { backend, isSkipped, why } of NEAR_BACKENDS) {
  describe.skipIf(isSkipped)(`a run through ${backend}${why}`, () => {
    let measured: MeasureResult;

    beforeAll(async () => {
      measured = await classicRun(backend);
    });

    afterEach(async () => expect(await runningServers()).toEqual([]));

    const bursts = (target: string, endpoint: string, level = 5) =>
      measured.run?.observations.filter(
        (seen): seen is Burst =>
          seen.kind === "burst" &&
          !seen.cold &&
          seen.target === target &&
          seen.endpoint === endpoint &&
          seen.level === level,
      ) ?? [];
    const works = (burst: Burst) =>
      burst.requests.flatMap(({ work }) => (work ? [work] : [])).toSorted((a, b) => a.beganSeconds - b.beganSeconds);

    it("is complete, says which way it was and why, and is written as one file", () => {
      expect(measured.output).toMatch(
        new RegExp(`^Running the targets through ${backend === "compose" ? "Compose" : "local processes"}: `),
      );
      expectWhole(measured, measured.output);
      expect(measured.run?.environment).toMatchObject({ backend });
      expect(measured.files).toEqual([`${measured.run?.id}.json`]);
    });

    it("kept every observation of the plan in order, each burst valid in the end or given up for other work here", () => {
      const { observations = [], plan } = measured.run ?? {};
      expect(observations.map(({ order }) => order)).toEqual(observations.map((_, index) => index));
      const warm = observations.filter((seen): seen is Burst => seen.kind === "burst" && !seen.cold);
      expect(new Set(warm.map((burst) => `${identityOf(burst)} ${burst.attempt}`)).size).toBe(warm.length);
      const last = lastAttempts({ observations });
      expect(last.flatMap(reasonsOfTarget)).toEqual([]);
      const each = (plan?.sweeps ?? [])
        .flatMap((sweep) => sweep.levels.map((level) => (plan ? burstsPerRepetition(plan, sweep, level) : 0)))
        .reduce((sum, bursts) => sum + bursts, 0);
      expect(last).toHaveLength(REPETITIONS * each);
      expect(observations.filter((seen) => seen.kind === "burst" && seen.cold)).toHaveLength(plan?.sweeps.length ?? 0);
      expect(plan?.seed).toBe(11);
    });

    it.each(["sync-cpubound", "badasync-cpubound"])(
      "shows blocked FastAPI serving one at a time from one process on %s",
      (endpoint) => {
        const [burst] = bursts("fastapianalytics", endpoint);
        const done = works(burst as Burst);
        expect(done).toHaveLength(5);
        expect(new Set(done.map(({ pid }) => pid)).size).toBe(1);
        for (const [index, next] of done.slice(1).entries())
          expect(next.beganSeconds).toBeGreaterThanOrEqual(done[index]?.endedSeconds ?? Infinity);
      },
    );

    it.skipIf(cores < 2).each(["flask1xanalytics", "flask2xanalytics"])(
      "shows %s serving side by side from several processes",
      (target) => {
        const all = bursts(target, "sync-cpubound");
        expect(new Set(all.flatMap(works).map(({ pid }) => pid)).size).toBeGreaterThan(1);
        expect(Math.max(...all.map((burst) => concurrencyOf(burst) ?? 0))).toBeGreaterThan(1);
      },
    );

    it("reports the tasks on the loop where FastAPI hides the work, and nowhere else", () => {
      const told = (endpoint: string) =>
        bursts("fastapianalytics", endpoint).flatMap(({ requests }) =>
          requests.map(({ work }) => work?.concurrentTasks),
        );
      expect(told("badasync-cpubound").every((tasks) => (tasks ?? 0) >= 1)).toBe(true);
      expect(told("sync-cpubound").every((tasks) => tasks === null)).toBe(true);
    });

    it("lists a target's own processes only: the server, its workers and top", () => {
      const rows = measured.run?.observations
        .filter((seen): seen is Snapshot => seen.kind === "snapshot")
        .map(({ rows }) => rows.filter(({ command }) => command !== "top").length);
      const used = measured.run?.environment.targetCores.length ?? 0;
      expect(rows).toEqual([1, used + 2, 2 * used + 2, 2]);
    });

    it("serves waits side by side, those on threads never more than forty", () => {
      const atOnce = (endpoint: string) =>
        bursts("fastapianalytics", endpoint, 41).map((burst) => concurrencyOf(burst) ?? 0);
      // How many of them meet is up to the machine; that those that are awaited have no limit has a test of its own.
      expect(Math.max(...atOnce("async-iobound"))).toBeGreaterThan(1);
      expect(Math.max(...atOnce("threadpool-iobound"))).toBeGreaterThan(1);
      expect(Math.max(...atOnce("threadpool-iobound"))).toBeLessThanOrEqual(40);
    });

    it("works in processes of its own where FastAPI hands the work to its pool", () => {
      const pids = (endpoint: string) =>
        new Set(
          bursts("fastapianalytics", endpoint)
            .flatMap(works)
            .map(({ pid }) => pid),
        );
      const [server] = pids("sync-cpubound");
      expect(pids("processpool-cpubound?work=python").has(server ?? 0)).toBe(false);
      expect(pids("threadpool-cpubound?work=python")).toEqual(new Set([server]));
    });

    it("watched every burst from outside, and saw the processes that answered", () => {
      for (const burst of bursts("flask2xanalytics", "sync-cpubound")) {
        const { usage, requests } = burst;
        expect(
          new Set([usage?.atSeconds, usage?.cpuSeconds, usage?.residentBytes].map((one) => one?.length)).size,
        ).toBe(1);
        expect(usage?.cpuSeconds).toEqual(usage?.cpuSeconds.toSorted((a, b) => a - b));
        const seen = new Set(usage?.processes.map(({ pid }) => pid));
        expect(requests.every(({ work }) => seen.has(work?.pid ?? 0))).toBe(true);
      }
    });

    it("finds the processes of every service as they are declared, when idle, under load and after", () => {
      const run = measured.run;
      const names = run ? [...run.plan.targets, ...run.plan.models] : [];
      const trees = run ? treesOf(run, names) : [];
      expect(trees).toHaveLength(TARGETS.length * 2 + MODELS.length * 3);
      expect(trees.flatMap(({ target, phase, mismatches }) => mismatches.map((one) => [target, phase, one]))).toEqual(
        [],
      );
    });

    it("tested the instrument first, and looked at the machine before and after", () => {
      expect(measured.run?.selfTest?.knownAnswers.every(({ wrong }) => wrong === null)).toBe(true);
      expect(measured.run?.conditions).toMatchObject({
        before: { atSeconds: 0 },
        after: { atSeconds: expect.any(Number) },
      });
      expect(measured.run?.environment.revision?.commit).toMatch(/^[0-9a-f]{40}$/);
      const images = measured.run?.images.length ?? 0;
      expect(backend === "compose" ? images > 3 : images === 0).toBe(true);
    });

    it("finds one clock where client and target share a kernel", () => {
      expect(new Set(measured.run?.observations.flatMap((seen) => ("clock" in seen ? [seen.clock] : [])))).toEqual(
        new Set(["shared"]),
      );
    });

    it("writes nothing private", () => {
      // The addresses of endpoints look like paths of a machine, and are none.
      const { targets = [], ...others } = measured.run ?? {};
      const named = targets.map((target) => ({ ...target, endpoints: target.endpoints.map(({ name }) => name) }));
      const text = JSON.stringify({ ...others, targets: named, $schema: "" });
      expect(text).not.toMatch(new RegExp(`\\b${RegExp.escape(os.hostname())}\\b`));
      expect(text).not.toMatch(new RegExp(`\\b${RegExp.escape(os.userInfo().username)}\\b`));
      expect(text).not.toContain(os.homedir());
      expect(text).not.toMatch(/["\s](\/[\w.-]+){2,}/);
    });

    it("says how long bringing up, measuring and observing took", () => {
      const { bringUpSeconds = 0, measuringSeconds = 0, observedSeconds = 0 } = measured.run?.durations ?? {};
      expect(bringUpSeconds).toBeGreaterThan(0);
      expect(measuringSeconds).toBeGreaterThanOrEqual(observedSeconds);
    });
  });
}
