import { compareRuns, sharedEndpoints } from "../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../content/findings/comparison/compared-claims.ts";
import { sayEndpoint } from "../../content/findings/labels.ts";
import { href } from "../address/href.ts";
import { sweepBesideFigure } from "../figures/beside/beside-figure.ts";
import { Figure } from "../figures/frame/figure.tsx";
import { contentOfKept, type KeptFigure, keptFigure } from "../figures/kept-figure.ts";
import { anchorOfEndpoint } from "../figures/run-figures.ts";
import { kept } from "../kept/kept.ts";
import { fileDigest, readRun } from "../library/runs.ts";
import type { StoredPair } from "./pairs.ts";
import { ComparisonText } from "./parts/comparison.tsx";
import type { ComparisonView } from "./parts/comparison-view.ts";

/** Two stored runs beside each other. */
export async function PairPage({ pair }: { pair: StoredPair }) {
  const { view, figures } = await readPair(pair);
  return (
    <article>
      <h1>Two runs beside each other</h1>
      <ComparisonText view={view} yoursHref={href(`/runs/${pair.yours.id}/`)}>
        {figures.length > 0 && <h2>Figures</h2>}
        {figures.map((figure, index) => (
          <Figure key={figure.id} file={null} id={figure.id} number={index + 1} content={contentOfKept(figure)} />
        ))}
      </ComparisonText>
    </article>
  );
}

/** What there is to say and draw of a pair: computed once for the two files, the articles and a version of the code. */
async function readPair(pair: StoredPair): Promise<{ view: ComparisonView; figures: KeptFigure[] }> {
  const digests = await Promise.all([fileDigest(pair.theirs.id), fileDigest(pair.yours.id)]);
  const from = [...digests, ...pair.articles.map(({ slug }) => slug)];
  return kept({ kind: "pair", from }, () => comparePair(pair));
}

async function comparePair(pair: StoredPair) {
  const [theirs, yours] = await Promise.all([readRun(pair.theirs.id), readRun(pair.yours.id)]);
  const runs = { theirs, yours };
  const articles = pair.articles.map(({ slug, title, claims }) => ({
    slug,
    title,
    claims: claimsOfBoth(claims, runs),
  }));
  const view = { theirs: pair.theirs, yours: pair.yours, comparison: compareRuns(runs), articles };
  const figures: KeptFigure[] = [];
  for (const endpoint of sharedEndpoints(runs)) {
    const content = sweepBesideFigure(runs, endpoint, `Bursts of requests: ${sayEndpoint(yours, endpoint)}`);
    if (content) figures.push(await keptFigure(`beside-${anchorOfEndpoint(endpoint)}`, content));
  }
  return { view, figures };
}
