import type { RunPair } from "../../../content/findings/comparison/quantity.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Dataset } from "../../tables/dataset.ts";
import { type FigureContent, type FigureKind, figureOf } from "../frame/figure-content.ts";

/** Between two sentences; the point of a number has no space behind it. */
const SENTENCE_END = /(?<=\.) /;

/**
 * A figure of both runs; null where either has nothing for it, or they have nothing in common.
 *
 * @param make makes the figure of one run, which is of that kind
 * @param how a sentence about how the two are told apart
 */
export function figureOfBoth<Data, View>(
  kind: FigureKind<Data, View>,
  pair: RunPair,
  { make, how }: { make: (run: Run) => FigureContent | null; how: string },
): FigureContent | null {
  const [theirs, yours] = [make(pair.theirs), make(pair.yours)];
  if (!theirs || !yours) return null;
  // Data and kind belong together, since it is that kind's figure.
  const data = kind.together?.({ theirs: theirs.data as Data, yours: yours.data as Data }) ?? null;
  if (data === null) return null;
  const caption = `${saidOfBoth(theirs.caption, yours.caption)} ${how}`;
  const note = saidOfBoth(theirs.note ?? "", yours.note ?? "");
  const dataset = datasetOfBoth(theirs.dataset, yours.dataset);
  return figureOf(kind, { title: yours.title, data, caption, ...(note && { note }), dataset });
}

/** What is said of your figure, then the sentences that are said of theirs alone. */
function saidOfBoth(theirs: string, yours: string): string {
  const only = theirs.split(SENTENCE_END).filter((sentence) => !yours.includes(sentence));
  return [yours, ...(only.length > 0 ? ["Of theirs:", ...only] : [])].join(" ").trim();
}

/** The rows of both runs under each other, with the run that they are of. */
function datasetOfBoth(theirs: Dataset, yours: Dataset): Dataset {
  return {
    columns: [{ name: "run" }, ...yours.columns],
    rows: [...theirs.rows.map((row) => ["theirs", ...row]), ...yours.rows.map((row) => ["yours", ...row])],
  };
}
