import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Accepted, acceptedSchema, readPipReport, readPnpmReport } from "./findings.ts";
import { judge } from "./judge.ts";

const REPORT = JSON.stringify({
  advisories: {
    "1102341": {
      findings: [{ version: "0.1.0", paths: [".>slow"] }],
      ...{ id: 1102341, title: "Slow lets anybody in", module_name: "slow", severity: "moderate" },
      ...{ vulnerable_versions: "<1", patched_versions: ">=1", github_advisory_id: "GHSA-67mh-4wv8-2f99" },
    },
  },
});
const PIP_REPORT = JSON.stringify({
  dependencies: [
    { name: "flask", version: "1", vulns: [{ id: "PYSEC-1", fix_versions: [], description: "bad\nworse" }] },
    { name: "gone", skip_reason: "Dependency not found on PyPI" },
  ],
});
const accepted: Accepted = {
  ...{ registry: "npm", id: "GHSA-67mh-4wv8-2f99", package: "slow", acceptedOn: "2026-11-24" },
  reason: "only its development server is concerned, which we never start",
};
const npm = { registry: "npm", findings: readPnpmReport(REPORT) } as const;

describe("an audit", () => {
  it("fails for a finding that nobody accepted, and names it", () => {
    expect(judge([npm], [])).toMatchObject({
      ...{ passed: 0, failed: 1 },
      remark: "not accepted: slow GHSA-67mh-4wv8-2f99 (moderate: Slow lets anybody in)",
    });
  });

  it("holds when every finding was accepted, for that package and registry", () => {
    expect(judge([npm], [accepted])).toEqual({ passed: 1, failed: 0, skipped: [] });
    for (const other of [{ package: "fast" }, { id: "GHSA-other" }, { registry: "PyPI" as const }])
      expect(judge([npm], [{ ...accepted, ...other }]).failed).toBe(1);
  });

  it("tells of an accepted finding that is found no more", () => {
    const { failed, remark } = judge([{ registry: "npm", findings: [] }], [accepted]);
    expect({ failed, remark }).toEqual({
      failed: 0,
      remark: "accepted but found no more, take it off the list: slow GHSA-67mh-4wv8-2f99",
    });
  });

  it("is skipped with its reason where nobody answers, and then calls nothing stale", () => {
    expect(judge([{ registry: "npm", unreachable: "nobody answers" }], [accepted])).toEqual({
      ...{ passed: 0, failed: 0 },
      skipped: [{ title: "advisories for npm packages", reason: "nobody answers" }],
    });
  });

  it("reads findings of Python packages, and which could not be looked up", () => {
    expect(readPipReport(PIP_REPORT)).toEqual({
      findings: [{ id: "PYSEC-1", package: "flask", title: "bad" }],
      ...{ skipped: ["gone"], packages: 2 },
    });
  });

  it.each(["", "{}", "[]", '{"advisories": []}', "not json"])("takes %j for no report", (text) => {
    expect(() => readPnpmReport(text)).toThrow();
    expect(() => readPipReport(text)).toThrow();
  });
});

describe("the list of accepted findings", () => {
  it("has a package, a reason and a date for each", async () => {
    const text = await readFile(path.resolve("tests/stages/audit/accepted-findings.json"), "utf8");
    expect(acceptedSchema.safeParse(JSON.parse(text)).success).toBe(true);
    for (const wrong of [{ reason: "fine" }, { acceptedOn: "yesterday" }, { package: "" }, { until: "2027" }])
      expect(acceptedSchema.safeParse([{ ...accepted, ...wrong }]).success).toBe(false);
  });
});
