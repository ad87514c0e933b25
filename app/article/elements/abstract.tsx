import type { Judged } from "../../../content/findings/claims/verdict.ts";
import type { Run } from "../../../content/run/run.ts";
import { abstractOf } from "./abstract-parts.ts";
import { Value } from "./value.tsx";

/** The article in a paragraph, as the run has it. */
export function Abstract({ run, claims }: { run: Run; claims: Pick<Judged, "verdict">[] }) {
  return (
    <section className="abstract" aria-labelledby="abstract">
      <h2 id="abstract">Abstract</h2>
      <p>
        {abstractOf(run, claims).map((sentence, index) => (
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
