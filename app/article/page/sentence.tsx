import type { Part } from "../../../content/articles/record.ts";
import type { Values } from "../../../content/findings/values/value.ts";
import type { Run } from "../../../content/run/run.ts";
import { Value } from "../elements/words/value.tsx";

interface SentenceProps {
  parts: readonly Part[];
  /** The numbers of the article. */
  values: Values;
  run: Run;
}

/** A sentence of an article's record: its words, and its numbers as the run has them. */
export function Sentence({ parts, values, run }: SentenceProps) {
  return parts.map((part, place) =>
    typeof part === "string" ? part : <Value key={place} run={run} values={values} of={part.of} />,
  );
}
