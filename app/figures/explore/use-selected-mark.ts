"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import { type Mark, moveByKey } from "./marks.ts";

/** The selected mark of a figure, and how to select another by pointer or keys. */
export interface SelectedMark {
  mark: Mark | undefined;
  /** Its index among all marks. */
  place: number | null;
  select: (place: number | null) => void;
  /** Whether it was selected by keys, so that screen readers have to announce it. */
  isByKey: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Remembers the selected mark of a figure; there is none once the figure's view changes. */
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
