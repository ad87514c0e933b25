"use client";

import { useLayoutEffect, useRef } from "react";
import type { Mark } from "./marks.ts";

/** The exact values of the selected mark, beside it and within the drawing. */
export function Tooltip({ title, lines }: Mark) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current) placeBesideMark(element.current);
  });
  return (
    <div ref={element} className="tooltip">
      <b>{title}</b>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

const GAP = 6;

/** Above the selected mark, below it where there is no room above. */
function placeBesideMark(tip: HTMLElement): void {
  const frame = tip.parentElement?.getBoundingClientRect();
  const mark = tip.parentElement?.querySelector(".selected")?.getBoundingClientRect();
  if (!frame || !mark) return;
  const left = mark.x + mark.width / 2 - frame.x - tip.offsetWidth / 2;
  const above = mark.top - frame.top - tip.offsetHeight - GAP;
  tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
  tip.style.top = `${above < 0 ? mark.bottom - frame.top + GAP : above}px`;
}
