"use client";

import { useEffect, useState } from "react";
import { askedIn, withFigure } from "./address.ts";
import type { FigureData } from "./kinds.ts";
import { firstView, queryOf, type SweepView, viewOf } from "./view.ts";

/** What a figure shows, as the page's address has it, and how to show something else. */
export interface ChosenView {
  view: SweepView;
  change: (next: (view: SweepView) => SweepView) => void;
  /** The address that brings back this figure in this view, within the page. */
  link: string;
}

/** The view of a figure: the first one until the page is alive, then the address's, kept in the address from then on. */
export function useView(figure: FigureData, id: string, anchor: string): ChosenView {
  const [{ view, isChosen }, show] = useState(() => ({ view: firstView(figure), isChosen: false }));
  useEffect(() => {
    const asked = viewOf(askedIn(location.search, id) ?? "", figure);
    if (asked) show({ view: asked, isChosen: false });
  }, [figure, id]);
  const query = queryOf(view, figure);
  useEffect(() => {
    if (!isChosen) return;
    // The framework's own state goes with the entry, as it expects to find it.
    history.replaceState(history.state, "", `${location.pathname}${withFigure(location.search, id, query)}#${anchor}`);
  }, [isChosen, id, anchor, query]);
  // Clicks that are done again come faster than drawings: each goes on from what the one before it chose.
  const change: ChosenView["change"] = (next) => show((before) => ({ view: next(before.view), isChosen: true }));
  return { view, change, link: `${withFigure("", id, query)}#${anchor}` };
}
