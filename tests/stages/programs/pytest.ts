import { developmentPython } from "../../prepare/python.ts";
import type { Counts, Skipped } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { reportFileOf, runTests } from "./report-file.ts";

/** Runs the tests of the targets' applications. */
export async function runPytest(lane: Lane): Promise<Counts> {
  const { python } = await developmentPython();
  const reportFile = reportFileOf("pytest.xml");
  const flags = ["-c", "targets/pyproject.toml", "-q", "-rs", `--junitxml=${reportFile}`];
  return runTests(
    { argv: [python, "-m", "pytest", ...flags], withinSeconds: 1800, reportFile, count: countJunit },
    lane,
  );
}

/** Counts a JUnit report as pytest writes it: a `testcase` per test, empty when it passed. */
export function countJunit(report: string): Counts {
  const cases = [...report.matchAll(/<testcase\b([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)];
  const skipped: Skipped[] = [];
  let failed = 0;
  for (const [, attributes = "", body = ""] of cases) {
    if (/<(failure|error)\b/.test(body)) failed += 1;
    else if (/<skipped\b/.test(body))
      skipped.push({ title: named(attributes, "name"), reason: named(body, "message") });
  }
  return { passed: cases.length - failed - skipped.length, failed, skipped };
}

function named(xml: string, attribute: string): string {
  return new RegExp(`\\b${attribute}="([^"]*)"`).exec(xml)?.[1] ?? "no reason given";
}
