import { z } from "zod";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { reportFileOf, runTests } from "./report-file.ts";

const WITHIN_SECONDS = 7200;
/** Set where a skipped Compose test is a failure: on the machine that checks every change. */
const composeRequired = process.env.BENCHBOOK_REQUIRE_COMPOSE === "1";

const tallySchema = z.array(
  z.object({ title: z.string(), state: z.enum(["passed", "failed", "skipped", "pending"]), reason: z.string() }),
);

type Project = "unit" | "components" | "swarm" | "integration" | "mishaps";

/**
 * Runs one project of vitest.config.ts and counts its tests.
 *
 * @param within what it is run with: see {@link onOwnMachine}
 */
export function runVitest(project: Project, lane: Lane, within: string[] = []): Promise<Counts> {
  const reportFile = reportFileOf(`vitest-${project}.json`);
  return runTests(
    {
      argv: [
        ...(["vitest", "run", "--project", project] as const),
        ...["--reporter", "default", "--reporter", "./tests/stages/programs/vitest-tally.ts"],
      ],
      within,
      env: { BENCHBOOK_TALLY: reportFile },
      withinSeconds: WITHIN_SECONDS,
      reportFile,
      count: (report) => countTally(report, composeRequired),
    },
    lane,
  );
}

/**
 * Counts a tally. A test that never ended is a failure; so is a skipped one that speaks of Compose where Compose is
 * required.
 */
export function countTally(report: string, requireCompose: boolean): Counts {
  const tests = tallySchema.parse(JSON.parse(report));
  const skipped = tests.filter(({ state }) => state === "skipped");
  const refused = skipped.filter(({ title, reason }) => requireCompose && /compose/i.test(`${title} ${reason}`));
  const failed = tests.filter(({ state }) => state === "failed" || state === "pending");
  const counts: Counts = {
    passed: tests.filter(({ state }) => state === "passed").length,
    failed: failed.length + refused.length,
    skipped: skipped
      .filter((test) => !refused.includes(test))
      .map(({ title, reason }) => ({ title, reason: reason || "no reason given" })),
  };
  if (refused.length === 0) return counts;
  const names = refused.map(({ title, reason }) => `${title} (${reason || "no reason given"})`);
  return { ...counts, remark: `Compose is required here, and these were skipped: ${names.join("; ")}` };
}
