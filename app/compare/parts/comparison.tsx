import type { ReactNode } from "react";
import { RULE } from "../../../content/findings/comparison/rule.ts";
import { sayClaims, sayQuantities } from "../../../content/findings/comparison/say-comparison.ts";
import { curled } from "../../library/curled.ts";
import { Table } from "../../tables/data-table.tsx";
import { ClaimsOfBoth } from "./claims-of-both.tsx";
import type { ComparisonView } from "./comparison-view.ts";
import { Quantities } from "./quantities.tsx";
import { RunsOfBoth } from "./runs-of-both.tsx";

/**
 * Two runs beside each other: what it comes to, every claim, every quantity, the figures, and what was different.
 *
 * @param yoursHref where your run's page is; null for a file that is nowhere on the site
 */
export function ComparisonText({
  view: { theirs, yours, comparison, articles },
  yoursHref,
  children,
}: {
  view: ComparisonView;
  yoursHref: string | null;
  children?: ReactNode;
}) {
  const { groups, extent, differences } = comparison;
  const rows = differences.map(({ what, before, now }) => [what, before, now]);
  return (
    <>
      <RunsOfBoth theirs={theirs} yours={yours} yoursHref={yoursHref} />
      <section className="reproduction">
        <p>
          <b>
            {sayQuantities(comparison)}{" "}
            {articles.length === 1 && articles.map(({ claims }) => curled(sayClaims(claims)))}
          </b>
        </p>
        {extent.length > 0 && (
          <ul>
            {extent.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {articles.map((article) => (
          <ClaimsOfBoth key={article.slug} article={article} isOnly={articles.length === 1} />
        ))}
        <h2>Quantities</h2>
        <p>{curled(RULE)}</p>
        <Quantities groups={groups} />
      </section>
      {children}
      <h2>What was different</h2>
      {rows.length === 0 ? (
        <p>Machine, versions and plan are the same; only the numbers differ.</p>
      ) : (
        <Table head={["what", "theirs", "yours"]} rows={rows} />
      )}
    </>
  );
}
