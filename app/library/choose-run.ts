import type { Article } from "../../content/articles/record.ts";
import { machineOf } from "../../content/findings/machines/machine.ts";
import type { ListedRun } from "./listed-run.ts";
import { LibraryError } from "./run-files.ts";
import { listRuns } from "./runs.ts";

/** Which run an article is about, and why. */
export interface ChosenRun {
  runId: string;
  /** Whether the article names it, rather than being about the newest that suits it. */
  isPinned: boolean;
  /** Whether it was measured elsewhere, see {@link ListedRun}: only one that it names can be. */
  isContributed: boolean;
  /** A newer run that would suit it too, but lacks what this one has: it is not complete. Null where there is none. */
  passedOver: string | null;
}

/** No stored run suits an article yet. */
export class NotMeasuredError extends LibraryError {
  override name = "NotMeasuredError";
}

/**
 * The run that an article is about: the one that it pins, or the newest that suits it. Where that is not complete, it is the
 * newest complete one that was measured like it, if there is one. A run that was measured for another article suits none but
 * that. What others have contributed, and what was measured on other machines than the client's, about which a text would
 * have to say other things, is only taken by name; what repeats another run, only where nothing else suits.
 *
 * @param file the file that says so, for the error
 * @throws NotMeasuredError where no stored run suits it
 * @throws LibraryError where the run that it pins is not stored
 */
export async function chooseRun(
  { run: about, slug }: Pick<Article, "run"> & { slug: string },
  file: string,
): Promise<ChosenRun> {
  const runs = await listRuns();
  if ("pinned" in about) {
    const pinned = runs.find(({ id }) => id === about.pinned);
    if (pinned) return { runId: pinned.id, isPinned: true, isContributed: pinned.isContributed, passedOver: null };
    const ids = runs.map(({ id }) => id).join(", ");
    throw new LibraryError(`${file}: run: expected "${about.pinned}" in content/runs, got ${ids}`);
  }
  const { newestOf, withTargets, withSteadyLoad } = about;
  const all = runs.filter(
    ({ plan, environment, isContributed }) =>
      !isContributed &&
      environment.nodes === undefined &&
      (plan.article === null || plan.article === slug) &&
      (newestOf === "any plan" || plan.name === newestOf) &&
      withTargets.every((name) => plan.targets.includes(name)) &&
      (!withSteadyLoad || plan.steady !== undefined),
  );
  const first = all.filter(({ plan }) => plan.replicates === undefined);
  const suiting = first.length > 0 ? first : all;
  const [newest] = suiting;
  if (newest) {
    const { id } = completeOne(newest, suiting);
    return { runId: id, isPinned: false, isContributed: false, passedOver: id === newest.id ? null : newest.id };
  }
  const measured = withTargets.length > 0 ? ` that measured ${withTargets.join(", ")}` : "";
  const wanted = `${measured}${withSteadyLoad ? " under steady load" : ""}`;
  throw new NotMeasuredError(
    `${file}: run: expected a stored run of ${newestOf}${wanted}, got none; "pnpm measure ${slug}" makes one`,
  );
}

/**
 * The run itself; where it is not complete, the newest complete one by the same
 * plan, in the same way and on the same machine.
 */
function completeOne(run: ListedRun, others: readonly ListedRun[]): ListedRun {
  if (run.status === "complete") return run;
  const wayOf = (one: ListedRun) => [one.plan.name, one.environment.backend, machineOf(one).key].join(" ");
  return others.find((other) => other.status === "complete" && wayOf(other) === wayOf(run)) ?? run;
}
