import { levelsOf, shownOn } from "../../content/findings/bursts/bursts.ts";
import { sweepsOf } from "../../content/findings/bursts/sweeps.ts";
import { readArticle } from "../library/library.ts";
import { drawPicture } from "./picture.tsx";

/** Drawn at build time. */
export const dynamic = "force-static";

const ENDPOINT = "sync-cpubound";

/** The picture that links to the site are shown with: the title, and the largest burst of each target as bars. */
export async function GET(): Promise<Response> {
  const { run, title } = await readArticle();
  const most = levelsOf(run, ENDPOINT).at(-1) ?? 0;
  const shown = shownOn(run, ENDPOINT);
  const sweeps = sweepsOf(run, ENDPOINT).filter(({ target }) => shown.includes(target));
  return drawPicture({
    title,
    heading: `${most} blocking requests at once: seconds until the last answer`,
    bars: sweeps.map(({ label, levels }) => ({
      label,
      seconds: levels.find(({ level }) => level === most)?.medianSeconds ?? null,
    })),
    source: `Benchbook, run of ${run.startedAt.slice(0, 10)}`,
  });
}
