import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { readLike } from "../../../../../app/figures/frame/caption-once.ts";
import { FigureFrame } from "../../../../../app/figures/frame/figure-frame.tsx";

it("says a caption once, and leads from the other figures that have it to that one", () => {
  const captions = ["a", "b", "a", "a", "b", "c"];
  const figures = captions.map((caption, index) => ({ id: `figure ${index}`, number: index + 1, caption }));
  expect(readLike(figures).map((like) => like?.number ?? null)).toEqual([null, null, 1, 1, 2, null]);
});

it("shows a caption, or which figure has it", () => {
  const of = { id: "b", number: 2, title: "B", caption: "How to read it.", dataset: { columns: [], rows: [] } };
  const drawn = (like: { id: string; number: number } | null) =>
    renderToStaticMarkup(
      <FigureFrame {...of} like={like}>
        drawing
      </FigureFrame>,
    );
  expect(drawn(null)).toContain("<figcaption>How to read it.</figcaption>");
  expect(drawn({ id: "a", number: 1 })).toContain('Read it like <a href="#figure-a">figure 1</a>.');
  expect(drawn({ id: "a", number: 1 })).not.toContain(of.caption);
});
