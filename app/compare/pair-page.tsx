import { href } from "../address/href.ts";
import { readLike } from "../figures/frame/caption-once.ts";
import { Figure } from "../figures/frame/figure.tsx";
import { contentOfKept } from "../figures/kept-figure.ts";
import type { StoredPair } from "./pairs.ts";
import { ComparisonText } from "./parts/comparison.tsx";
import { readPair } from "./read-pair.ts";

/** Two stored runs beside each other. */
export async function PairPage({ pair }: { pair: StoredPair }) {
  const { view, figures } = await readPair(pair);
  const like = readLike(figures.map(({ id, caption }, index) => ({ id, number: index + 1, caption })));
  return (
    <article>
      <h1>Two runs beside each other</h1>
      <ComparisonText view={view} yoursHref={href(`/runs/${view.yours.id}/`)}>
        {figures.length > 0 && <h2>Figures</h2>}
        {figures.map((figure, index) => (
          <Figure
            key={figure.id}
            file={null}
            id={figure.id}
            number={index + 1}
            content={contentOfKept(figure)}
            like={like[index] ?? null}
          />
        ))}
      </ComparisonText>
    </article>
  );
}
