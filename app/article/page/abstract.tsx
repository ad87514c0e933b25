import { type AbstractProps, abstractOf } from "./abstract-parts.ts";
import { Sentence } from "./sentence.tsx";

/** The article in a paragraph, as the run has it. */
export function Abstract(props: AbstractProps) {
  return (
    <section className="abstract" aria-labelledby="abstract">
      <h2 id="abstract">Abstract</h2>
      <p>
        {abstractOf(props).map((sentence, index) => (
          <span key={index}>
            <Sentence parts={sentence} values={props.values} run={props.run} />{" "}
          </span>
        ))}
      </p>
    </section>
  );
}
