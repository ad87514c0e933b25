import { z } from "zod";
import { findChromium } from "../../prepare/chromium.ts";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { reportFileOf, runTests } from "./report-file.ts";

const specSchema = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
});

const suiteSchema = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});

const reportSchema = z.object({ suites: z.array(suiteSchema) });

/** Opens the exported site in a Chromium and counts the tests. */
export async function runPlaywright(lane: Lane): Promise<Counts> {
  const reportFile = reportFileOf("playwright.json");
  return runTests(
    {
      argv: ["playwright", "test", "--config", "tests/e2e/playwright.config.ts", "--reporter", "list,json"],
      env: { CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
      withinSeconds: 7200,
      reportFile,
      count: countPlaywright,
    },
    lane,
  );
}

/** Counts Playwright's JSON report; a test that only passed when tried again did not pass. */
export function countPlaywright(report: string): Counts {
  const { suites } = reportSchema.parse(JSON.parse(report));
  const tests = suites.flatMap(specsOf).flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test })));
  return {
    passed: tests.filter(({ status }) => status === "expected").length,
    failed: tests.filter(({ status }) => status === "unexpected" || status === "flaky").length,
    skipped: tests
      .filter(({ status }) => status === "skipped")
      .map(({ title, annotations }) => ({
        title,
        reason: annotations.find(({ description }) => description)?.description ?? "no reason given",
      })),
  };
}

function specsOf(suite: z.infer<typeof suiteSchema>): z.infer<typeof specSchema>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}
