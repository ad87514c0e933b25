import { levelsOf, shownOn } from "../../content/findings/bursts/bursts.ts";
import { sweepsOf } from "../../content/findings/bursts/sweeps.ts";
import type { StoredArticle } from "../library/articles.ts";
import { drawPicture } from "./picture.tsx";

/** The picture that links to an article are shown with: its title, and the largest burst of each target as bars. */
export async function drawArticle({ title, picture, run }: StoredArticle): Promise<Response> {
  const most = levelsOf(run, picture.endpoint).at(-1) ?? 0;
  const shown = shownOn(run, picture.endpoint);
  const sweeps = sweepsOf(run, picture.endpoint).filter(({ target }) => shown.includes(target));
  return drawPicture({
    title,
    heading: `${most} ${picture.says}`,
    bars: sweeps.map(({ label, levels }) => ({
      label,
      seconds: levels.find(({ level }) => level === most)?.medianSeconds ?? null,
    })),
    source: `Benchbook, run of ${run.startedAt.slice(0, 10)}`,
  });
}
