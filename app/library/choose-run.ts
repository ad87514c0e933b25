import type { Article } from "../../content/articles/record.ts";
import { LibraryError, listRuns, runIds } from "./runs.ts";

/**
 * The name of the run that an article is about: the one that it pins, or the newest that suits it, complete or not.
 *
 * @param file the file that says so, for the error
 * @throws LibraryError where no such run is stored
 */
export async function chooseRun(about: Article["run"], file: string): Promise<{ runId: string; isPinned: boolean }> {
  const ids = await runIds();
  if ("pinned" in about) {
    if (ids.includes(about.pinned)) return { runId: about.pinned, isPinned: true };
    throw new LibraryError(`${file}: run: expected "${about.pinned}" in content/runs, got ${ids.join(", ")}`);
  }
  const { newestOf, withTargets } = about;
  const suiting = (await listRuns()).find(
    ({ plan }) =>
      (newestOf === "any plan" || plan.name === newestOf) && withTargets.every((name) => plan.targets.includes(name)),
  );
  if (suiting) return { runId: suiting.id, isPinned: false };
  const wanted = withTargets.length > 0 ? ` that measured ${withTargets.join(", ")}` : "";
  throw new LibraryError(
    `${file}: run: expected a stored run of ${newestOf}${wanted}, got none among ${ids.join(", ")}; "pnpm measure" makes one`,
  );
}
