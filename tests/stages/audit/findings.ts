import { z } from "zod";

/** Where the packages of an audit come from. */
export type Registry = "npm" | "PyPI";

/** A known weakness of a package that is installed. */
export interface Finding {
  id: string;
  package: string;
  title: string;
}

/** What an audit found, or why it could not ask. */
export type Audit = { registry: Registry } & ({ findings: Finding[] } | { unreachable: string });

/** Findings that somebody looked at and decided to live with: `tests/stages/audit/accepted-findings.json`. */
export const acceptedSchema = z.array(
  z.strictObject({
    registry: z.enum(["npm", "PyPI"]),
    id: z.string().min(1),
    package: z.string().min(1),
    reason: z.string().min(20, "expected a reason that somebody else can follow"),
    acceptedOn: z.iso.date(),
  }),
);

/** See {@link acceptedSchema}. */
export type Accepted = z.infer<typeof acceptedSchema>[number];

const pnpmReport = z.object({
  advisories: z.record(
    z.string(),
    z.object({
      module_name: z.string(),
      title: z.string(),
      severity: z.string(),
      github_advisory_id: z.string().nullish(),
    }),
  ),
});

/**
 * Reads what `pnpm audit --json` printed.
 *
 * @throws SyntaxError or ZodError when it is no report
 */
export function readPnpmReport(text: string): Finding[] {
  return Object.entries(pnpmReport.parse(JSON.parse(text)).advisories).map(([number, advisory]) => ({
    id: advisory.github_advisory_id ?? number,
    package: advisory.module_name,
    title: `${advisory.severity}: ${advisory.title}`,
  }));
}

const pipReport = z.object({
  dependencies: z.array(
    z.object({
      name: z.string(),
      skip_reason: z.string().optional(),
      vulns: z.array(z.object({ id: z.string(), description: z.string().default("") })).default([]),
    }),
  ),
});

/**
 * Reads what `pip-audit --format json` printed, and which packages it could not look up.
 *
 * @throws SyntaxError or ZodError when it is no report
 */
export function readPipReport(text: string): { findings: Finding[]; skipped: string[]; packages: number } {
  const { dependencies } = pipReport.parse(JSON.parse(text));
  return {
    findings: dependencies.flatMap(({ name, vulns }) =>
      vulns.map(({ id, description }) => ({
        id,
        package: name,
        title: description.split("\n")[0]?.slice(0, 100) ?? "",
      })),
    ),
    skipped: dependencies.flatMap(({ name, skip_reason }) => (skip_reason ? [name] : [])),
    packages: dependencies.length,
  };
}
