import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { invalidReason } from "../../../../content/findings/bursts/bursts.ts";
import { observedLawOf } from "../../../../content/findings/bursts/observed-laws.ts";
import { treesOf } from "../../../../content/findings/processes/trees.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Run } from "../../../../content/run/run.ts";
import { findEngine } from "../../../../runner/fleet/backends/compose/engine.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";
import { type MeasureResult, measure } from "../command.ts";
import { expectWhole } from "../whole-run.ts";
import { type LocalDatabase, localDatabase } from "./local-database.ts";
import { type PublishedApplications, publishedApplications } from "./published-applications.ts";

const engine = await findEngine();
const DATABASE_PORT = 5984;
const LEVELS = [1, 5, 20];
const flags = `--plan quick --levels ${LEVELS} --repetitions 2 --seed 7`.split(" ");

let scratch: string;
let applications: PublishedApplications | undefined;
let missing = "";

beforeAll(async () => {
  scratch = await scratchFolder();
  applications = await publishedApplications(scratch).catch((cause: unknown) => {
    missing = `the applications could not be had from the package index: ${cause}`;
    return undefined;
  });
});

beforeEach((test) => test.skip(applications === undefined, missing));

const backends = [
  { backend: "processes", skipped: false },
  { backend: "compose", skipped: !engine.answers && !process.env.BENCHBOOK_REQUIRE_COMPOSE },
] as const;

for (const { backend, skipped } of backends) {
  const why = skipped && !engine.answers ? ` (skipped: ${engine.reason})` : "";
  describe.skipIf(skipped)(`applications of others through ${backend}${why}`, () => {
    let measured: MeasureResult;
    let database: LocalDatabase | undefined;

    beforeAll(async () => {
      if (!applications) return;
      if (backend === "processes") {
        database = await localDatabase(applications, scratch, DATABASE_PORT);
        Object.assign(process.env, database.variables);
      }
      const file = path.join(applications.folder, "docker-compose.yml");
      measured = await measure(...flags, "--on", backend, "--file", file);
      await stopDatabase();
    });

    afterAll(() => stopDatabase());

    async function stopDatabase() {
      await database?.stop();
      for (const name of Object.keys(database?.variables ?? {})) delete process.env[name];
      database = undefined;
    }

    const run = () => measured.run as Run;
    const burstsOf = (target: string) =>
      run().observations.filter((seen): seen is Burst => seen.kind === "burst" && seen.target === target);

    it("are measured whole", () => {
      expectWhole(measured, measured.output);
      expect(run().plan.targets).toEqual(["tutorial", "blog", "shop"]);
    });
  });
}
