import { anchorOf } from "../../../figures/frame/figure-frame.tsx";
import { namable } from "../common/element.ts";

/**
 * A reference from the text to a figure, by its name; the number, and whether
 * it begins a sentence, is given when the article is compiled.
 */
export const see = namable({ figure: "name" }, ({ figure, number, begins }) => (
  <a href={`#${anchorOf(figure)}`}>
    {begins ? "Figure" : "figure"} {number}
  </a>
));
