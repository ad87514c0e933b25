"use client";

import { useEffect, useState } from "react";
import type { Drawing } from "./drawing.ts";
import { figureQuery, withFigureQuery } from "./page-address.ts";

/** What a figure shows, as the page's address has it, and how to show something else. */
export interface ChosenView<View> {
  view: View;
  change: (next: (view: View) => View) => void;
  /** The address, within the page, of this figure in this view. */
  link: string;
}

/** The view of a figure: the first view until hydration, then the one in the address, which follows every change. */
export function useView<Data, View>(
  drawing: Drawing<Data, View>,
  data: Data,
  { id, anchor }: { id: string; anchor: string },
): ChosenView<View> {
  const [{ view, isChosen }, show] = useState(() => ({ view: drawing.firstView(data), isChosen: false }));
  useEffect(() => {
    const asked = drawing.viewOf(figureQuery(location.search, id) ?? "", data);
    if (asked) show({ view: asked, isChosen: false });
  }, [drawing, data, id]);
  const query = drawing.queryOf(view, data);
  useEffect(() => {
    if (!isChosen) return;
    const search = withFigureQuery(location.search, id, query);
    // The framework's own state goes with the entry, as it expects to find it.
    history.replaceState(history.state, "", `${location.pathname}${search}#${anchor}`);
  }, [isChosen, id, anchor, query]);
  // Replayed clicks come faster than renders: each builds on the choice before it.
  const change: ChosenView<View>["change"] = (next) => show((before) => ({ view: next(before.view), isChosen: true }));
  return { view, change, link: `${withFigureQuery("", id, query)}#${anchor}` };
}
