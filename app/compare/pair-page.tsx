import { compareRuns, sharedEndpoints } from "../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../content/findings/comparison/compared-claims.ts";
import { sayEndpoint } from "../../content/findings/labels.ts";
import { href } from "../address/href.ts";
import { sweepBesideFigure } from "../figures/beside/beside-figure.ts";
import { Figure } from "../figures/frame/figure.tsx";
import { anchorOfEndpoint } from "../figures/run-figures.ts";
import { readRun } from "../library/runs.ts";
import type { StoredPair } from "./pairs.ts";
import { ComparisonText } from "./parts/comparison.tsx";

/** Two stored runs beside each other. */
export async function PairPage({ pair }: { pair: StoredPair }) {
  const [theirs, yours] = await Promise.all([readRun(pair.theirs.id), readRun(pair.yours.id)]);
  const runs = { theirs, yours };
  const articles = pair.articles.map(({ slug, title, claims }) => ({
    slug,
    title,
    claims: claimsOfBoth(claims, runs),
  }));
  const view = { ...pair, comparison: compareRuns(runs), articles };
  const figures = sharedEndpoints(runs).flatMap((endpoint) => {
    const title = `Bursts of requests: ${sayEndpoint(yours, endpoint)}`;
    const content = sweepBesideFigure(runs, endpoint, title);
    return content ? [{ id: `beside-${anchorOfEndpoint(endpoint)}`, content }] : [];
  });
  return (
    <article>
      <h1>Two runs beside each other</h1>
      <ComparisonText view={view} yoursHref={href(`/runs/${yours.id}/`)}>
        {figures.length > 0 && <h2>Figures</h2>}
        {figures.map(({ id, content }, index) => (
          <Figure key={id} file={null} id={id} number={index + 1} content={content} />
        ))}
      </ComparisonText>
    </article>
  );
}
