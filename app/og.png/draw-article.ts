import { levelsOf, shownOn } from "../../content/findings/bursts/bursts.ts";
import { sweepsOf } from "../../content/findings/bursts/sweeps.ts";
import { knownCapacity } from "../../content/findings/steady/known-capacity.ts";
import { labelsOf, loadsOn, usualUse } from "../../content/findings/steady/series/load-series.ts";
import type { Run } from "../../content/run/run.ts";
import type { StoredArticle } from "../library/articles.ts";
import { drawPicture, type PictureContent } from "./picture.tsx";

type Pictured = Pick<StoredArticle, "picture" | "run">;

/**
 * The picture that links to an article are shown with: its title, and as bars the largest burst of each target, or, where
 * its endpoint is under steady load, what each takes within the declared bound.
 */
export async function drawArticle({ title, ...article }: Pick<StoredArticle, "title"> & Pictured): Promise<Response> {
  const source = `Benchbook, run of ${article.run.startedAt.slice(0, 10)}`;
  return drawPicture({ title, ...barsOf(article), source });
}

/** What the picture shows of a run. */
export function barsOf({ picture, run }: Pictured): Pick<PictureContent, "heading" | "bars"> {
  const loads = loadsOn(run, [picture.endpoint]);
  return loads.length > 0 ? { heading: picture.says, bars: capacities(run, loads) } : largestBursts({ picture, run });
}

function capacities(run: Run, loads: ReturnType<typeof loadsOn>): PictureContent["bars"] {
  const use = usualUse(run.plan.steady ?? { uses: [] });
  const labels = labelsOf(run, loads);
  return loads.map(({ target, endpoint }, index) => ({
    label: labels[index] ?? target,
    value: knownCapacity(run, { target, endpoint, use })?.perSecond ?? null,
    unit: "a second",
  }));
}

function largestBursts({ picture: { endpoint, says }, run }: Pictured): Pick<PictureContent, "heading" | "bars"> {
  const most = levelsOf(run, endpoint).at(-1) ?? 0;
  const shown = shownOn(run, endpoint);
  const sweeps = sweepsOf(run, endpoint).filter(({ target }) => shown.includes(target));
  const bars = sweeps.map(({ label, levels }) => ({
    ...{ label, unit: "s" },
    value: levels.find(({ level }) => level === most)?.medianSeconds ?? null,
  }));
  return { heading: `${most} ${says}`, bars };
}
