import { compareRuns } from "../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../content/findings/comparison/compared-claims.ts";
import type { RunPair } from "../../content/findings/comparison/quantity.ts";
import { figuresBeside } from "../figures/beside/figures-beside.ts";
import { type KeptFigure, keptFigure } from "../figures/kept-figure.ts";
import { kept } from "../kept/kept.ts";
import { readRun } from "../library/runs.ts";
import type { StoredPair } from "./pairs.ts";
import { type ComparisonView, measuredByBoth } from "./parts/comparison-view.ts";

/** What the page of a stored pair shows. */
export interface PairContent {
  view: ComparisonView;
  figures: KeptFigure[];
}

/** What is to be said and drawn of a stored pair: computed once for two run files and a version of the code. */
export async function readPair(pair: StoredPair): Promise<PairContent> {
  const { theirs, yours, articles } = pair;
  const runs = [theirs, yours].flatMap(({ fileDigest, isContributed }) => [fileDigest, String(isContributed)]);
  const from = [...runs, ...articles.map(({ slug }) => slug)];
  return kept({ kind: "pair", from }, async () => {
    const both = { theirs: await readRun(theirs.id), yours: await readRun(yours.id) };
    const claims = articles.map(({ slug, title, claims: all }) => ({ slug, title, claims: claimsOfBoth(all, both) }));
    const view = { theirs, yours, comparison: compareRuns(both), articles: measuredByBoth(claims) };
    return { view, figures: await figuresOf(both) };
  });
}

async function figuresOf(runs: RunPair): Promise<KeptFigure[]> {
  const figures: KeptFigure[] = [];
  // One after the other, so that no more than one drawing is in memory before it is a text.
  for (const { id, content } of figuresBeside(runs)) figures.push(await keptFigure(id, content));
  return figures;
}
