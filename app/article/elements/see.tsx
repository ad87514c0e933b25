import { anchorOf } from "../../figures/frame/figure.tsx";

/** A reference from the text to a figure, by its name; the number is given when the article is compiled. */
export function See({ figure, number }: { figure: string; number: string }) {
  return <a href={`#${anchorOf(figure)}`}>figure {number}</a>;
}
