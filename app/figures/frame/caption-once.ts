import type { FigureText } from "./figure-content.ts";

/** Another figure of the same page, by which a caption is not said again. */
export interface ReadLike {
  id: string;
  number: number;
}

/**
 * Of each figure of a page the first that has the very same caption, where that is another one; else null.
 *
 * @param figures in the order of the page
 */
export function readLike(figures: readonly (ReadLike & Pick<FigureText, "caption">)[]): (ReadLike | null)[] {
  const first = new Map<string, ReadLike>();
  return figures.map(({ id, number, caption }) => {
    const like = first.get(caption) ?? null;
    if (!like) first.set(caption, { id, number });
    return like;
  });
}
