"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import type { Exploration } from "./explore.tsx";
import { type FigureData, marksOf } from "./kinds.ts";
import { type Mark, move } from "./marks.ts";
import type { SweepView } from "./view.ts";

/** What of a figure is pointed at: by a pointer through its exploration, or by keys. */
export interface PointedAt {
  exploration: Omit<Exploration, "reachedAt">;
  mark: Mark | undefined;
  /** Whether keys led there: then it has to be said. */
  isByKey: boolean;
  press: (event: KeyboardEvent) => void;
}

/** Keeps what is pointed at in a figure; nothing, as soon as the figure shows something else. */
export function useMarks(figure: FigureData, view: SweepView): PointedAt {
  const [{ place, of, isByKey }, point] = useState({ place: null as number | null, of: view, isByKey: false });
  const marks = useMemo(() => marksOf(figure, view), [figure, view]);
  const selected = of === view ? place : null;
  const select = (next: number | null) => point({ place: next, of: view, isByKey: false });
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") select(null);
    const next = move(marks, selected, event.key);
    if (next === null) return;
    event.preventDefault();
    point({ place: next, of: view, isByKey: true });
  };
  const mark = selected === null ? undefined : marks[selected];
  return { exploration: { marks, selected, select }, mark, isByKey, press };
}
