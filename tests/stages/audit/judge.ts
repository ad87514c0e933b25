import type { Counts } from "../run/result.ts";
import type { Accepted, Audit, Finding } from "./findings.ts";

/**
 * Counts audits: one holds when everything that it found was accepted. One that could not ask is skipped, with the
 * reason; an accepted finding that is found no more is spoken of, so that it can be taken off the list.
 */
export function judge(audits: Audit[], accepted: Accepted[]): Counts {
  const asked = audits.flatMap((audit) => ("findings" in audit ? [audit] : []));
  const unlisted = asked.map(({ registry, findings }) => findings.filter((one) => !isListed(one, registry, accepted)));
  const failed = unlisted.filter(({ length }) => length > 0).length;
  const stale = accepted.filter(({ registry, ...entry }) => {
    const audit = asked.find((one) => one.registry === registry);
    return audit && !audit.findings.some((finding) => isSame(finding, entry));
  });
  const remarks = [
    ...unlisted.flat().map((one) => `not accepted: ${one.package} ${one.id} (${one.title})`),
    ...stale.map((one) => `accepted but found no more, take it off the list: ${one.package} ${one.id}`),
  ];
  return {
    passed: asked.length - failed,
    failed,
    skipped: audits.flatMap((audit) =>
      "unreachable" in audit ? [{ title: `advisories for ${audit.registry} packages`, reason: audit.unreachable }] : [],
    ),
    ...(remarks.length > 0 && { remark: remarks.join("; ") }),
  };
}

function isListed(finding: Finding, registry: Audit["registry"], accepted: Accepted[]): boolean {
  return accepted.some((one) => one.registry === registry && isSame(finding, one));
}

function isSame(finding: Pick<Finding, "id" | "package">, other: Pick<Finding, "id" | "package">): boolean {
  return finding.id === other.id && finding.package === other.package;
}
