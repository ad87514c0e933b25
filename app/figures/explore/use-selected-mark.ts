"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import { type Mark, moveByKey } from "./marks.ts";

/** The mark of a figure that is selected, by a pointer or by keys, and how another is. */
export interface SelectedMark {
  mark: Mark | undefined;
  /** Its place among all marks. */
  place: number | null;
  select: (place: number | null) => void;
  /** Whether keys selected it: then it has to be said. */
  isByKey: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Keeps which mark of a figure is selected; none, as soon as the figure shows something else. */
export function useSelectedMark(marks: Mark[]): SelectedMark {
  const [{ place: kept, of, isByKey }, keep] = useState({ place: null as number | null, of: marks, isByKey: false });
  const place = of === marks ? kept : null;
  return useMemo(() => {
    const select = (next: number | null) => keep({ place: next, of: marks, isByKey: false });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") select(null);
      const next = moveByKey(marks, place, event.key);
      if (next === null) return;
      event.preventDefault();
      keep({ place: next, of: marks, isByKey: true });
    };
    return { mark: place === null ? undefined : marks[place], place, select, isByKey, onKeyDown };
  }, [marks, place, isByKey]);
}
