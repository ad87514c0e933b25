import { type AbstractProps, abstractOf } from "./abstract-parts.ts";
import { Value } from "./value.tsx";

/** The article in a paragraph, as the run has it. */
export function Abstract(props: AbstractProps) {
  return (
    <section className="abstract" aria-labelledby="abstract">
      <h2 id="abstract">Abstract</h2>
      <p>
        {abstractOf(props).map((sentence, index) => (
          <span key={index}>
            {sentence.map((part, place) =>
              typeof part === "string" ? (
                part
              ) : (
                <Value key={place} run={props.run} values={props.values} of={part.of} />
              ),
            )}{" "}
          </span>
        ))}
      </p>
    </section>
  );
}
