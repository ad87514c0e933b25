import type { Article } from "../../content/articles/record.ts";
import { LibraryError } from "./run-files.ts";
import { listRuns, runIds } from "./runs.ts";

/** No stored run suits an article yet. */
export class NotMeasuredError extends LibraryError {
  override name = "NotMeasuredError";
}

/**
 * The name of the run that an article is about: the one that it pins, or the newest that suits it, complete or not. A run
 * that was measured for another article suits none but that. What others have contributed, what repeats another run, and what
 * was measured on other machines than the client's, about which a text would have to say other things, is only taken by name.
 *
 * @param file the file that says so, for the error
 * @throws NotMeasuredError where no stored run suits it
 * @throws LibraryError where the run that it pins is not stored
 */
export async function chooseRun(
  { run: about, slug }: Pick<Article, "run"> & { slug: string },
  file: string,
): Promise<{ runId: string; isPinned: boolean }> {
  const ids = await runIds();
  if ("pinned" in about) {
    if (ids.includes(about.pinned)) return { runId: about.pinned, isPinned: true };
    throw new LibraryError(`${file}: run: expected "${about.pinned}" in content/runs, got ${ids.join(", ")}`);
  }
  const { newestOf, withTargets, withSteadyLoad } = about;
  const suiting = (await listRuns()).find(
    ({ plan, environment, isContributed }) =>
      !isContributed &&
      environment.nodes === undefined &&
      plan.replicates === undefined &&
      (plan.article === null || plan.article === slug) &&
      (newestOf === "any plan" || plan.name === newestOf) &&
      withTargets.every((name) => plan.targets.includes(name)) &&
      (!withSteadyLoad || plan.steady !== undefined),
  );
  if (suiting) return { runId: suiting.id, isPinned: false };
  const measured = withTargets.length > 0 ? ` that measured ${withTargets.join(", ")}` : "";
  const wanted = `${measured}${withSteadyLoad ? " under steady load" : ""}`;
  throw new NotMeasuredError(
    `${file}: run: expected a stored run of ${newestOf}${wanted}, got none; "pnpm measure ${slug}" makes one`,
  );
}
