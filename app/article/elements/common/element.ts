import type { ReactNode } from "react";
import type { JudgedClaim } from "../../../../content/findings/claims/judge-claims.ts";
import { type Attributes, type AttributeValues, readAttributes } from "../../../figures/frame/attributes.ts";
import type { StoredArticle } from "../../../library/articles.ts";

/** What every element knows: the article that it stands in, with its run, and what the run says to all its claims. */
export interface Surroundings {
  article: StoredArticle;
  judged: JudgedClaim[];
}

/** What an element has beside the attributes that are written: what stands inside it, and what compiling adds. */
export interface Added {
  children?: ReactNode;
  /** Of the figure that is named. */
  number?: string;
  /** Whether a reference begins a sentence. */
  begins?: string;
  /** The lines of an excerpt. */
  code?: string;
}

/** An element that the text of an article can name. */
export interface NamableElement {
  attributes: Attributes;
  /** Whether something stands inside it. */
  hasContent: boolean;
  /**
   * Draws it, from its attributes as they are written.
   *
   * @throws Error when it is given other attributes than its own; the message names them
   */
  draw: (written: Added, surroundings: Surroundings) => ReactNode | Promise<ReactNode>;
}

/** An element that the text can name, from the attributes that it has there and what draws it. */
export function namable<const Of extends Attributes>(
  attributes: Of,
  draw: (given: AttributeValues<Of> & Added, surroundings: Surroundings) => ReactNode | Promise<ReactNode>,
  { hasContent = false } = {},
): NamableElement {
  return {
    attributes,
    hasContent,
    draw: (written, surroundings) =>
      draw({ ...written, ...readAttributes(attributes, { ...written, children: undefined }) }, surroundings),
  };
}
