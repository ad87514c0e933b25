import { beforeAll, describe, expect, it } from "vitest";

import { memoryOf } from "../../../../content/findings/processes/memory.ts";
import { treesOf } from "../../../../content/findings/processes/trees.ts";
import { LEVELS, OTHER_ENGINES, SERVERS, serversRun } from "../looked-at/servers-run.ts";
import { NEAR_BACKENDS } from "../near-backends.ts";
import { lastAttempts, reasonsOfTarget } from "../result/last-attempts.ts";
import { expectWhole } from "../result/whole-run.ts";
import type { MeasureResult } from "../start/command.ts";

for (const { backend, isSkipped, why } of NEAR_BACKENDS) {
  describe.skipIf(isSkipped)(`every server, measured for an article through ${backend}${why}`, () => {
    let measured: MeasureResult;

    beforeAll(async () => {
      measured = await serversRun(backend);
    });

    const runOf = () => {
      if (!measured.run) throw new Error(measured.output);
      return measured.run;
    };

    it("leaves a run about that article, which has all of them but those that cannot be had, and says why", () => {
      const { plan } = runOf();
      expectWhole(measured, measured.output);
      expect(plan).toMatchObject({ article: "all-servers", targets: SERVERS });
      const reasons = Object.fromEntries(plan.unavailable.map(({ target, reason }) => [target, reason]));
      expect(reasons.freethreaded).toContain("expected CPython without its interpreter lock");
      const missing = OTHER_ENGINES.filter((name) => !plan.controls.includes(name));
      for (const name of missing) expect(reasons[name]).toMatch(/expected the program .* on the path/);
      expect(missing.length).toBeLessThan(OTHER_ENGINES.length);
    });

    it.each(SERVERS)("answers right under %s, with the processes that it is declared to have", (name) => {
      const run = runOf();
      const endpoints = run.plan.sweeps.filter(({ target }) => target === name).map(({ endpoint }) => endpoint);
      expect(endpoints).toHaveLength(1);
      for (const endpoint of endpoints) {
        const bursts = lastAttempts(run).filter((burst) => burst.target === name && burst.endpoint === endpoint);
        expect(new Set(bursts.map(({ level }) => level))).toEqual(new Set(LEVELS));
        expect(bursts.flatMap(reasonsOfTarget)).toEqual([]);
      }
      const trees = treesOf(run, [name]).filter(({ processes }) => processes !== null);
      expect(trees.map(({ mismatches }) => mismatches)).toEqual(trees.map(() => []));
    });

    it("does not say how long what started beside others took, and knows what memory each needs where that can be seen", () => {
      const run = runOf();
      for (const { name, coldStartSeconds } of run.targets) {
        expect(coldStartSeconds, name).toBeNull();
        const memory = memoryOf(run, name);
        if (memory?.proportionalBytes) expect(memory.proportionalBytes, name).toBeLessThan(1.2 * memory.residentBytes);
      }
    });
  });
}
