import type { Abstract as ArticleAbstract } from "../../../content/articles/record.ts";
import type { JudgedClaim } from "../../../content/findings/claims/judge-claims.ts";
import type { Run } from "../../../content/run/run.ts";
import { abstractOf } from "./abstract-parts.ts";
import { Value } from "./value.tsx";

interface AbstractProps {
  abstract: ArticleAbstract;
  run: Run;
  judged: JudgedClaim[];
}

/** The article in a paragraph, as the run has it. */
export function Abstract({ abstract, run, judged }: AbstractProps) {
  return (
    <section className="abstract" aria-labelledby="abstract">
      <h2 id="abstract">Abstract</h2>
      <p>
        {abstractOf(abstract, run, judged).map((sentence, index) => (
          <span key={index}>
            {sentence.map((part, place) =>
              typeof part === "string" ? part : <Value key={place} run={run} of={part.of} />,
            )}{" "}
          </span>
        ))}
      </p>
    </section>
  );
}
