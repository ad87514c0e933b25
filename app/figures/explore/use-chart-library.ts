"use client";

import type { Line } from "@nivo/line";
import { type RefObject, useEffect, useRef, useState } from "react";

/** An element, and the chart library once a reader interacts with that element. */
export interface ChartLibrary {
  element: RefObject<HTMLDivElement | null>;
  chart: typeof Line | undefined;
}

// The framework is here because a reader interacts with a figure: the library is loaded while the page is hydrated.
const library = typeof window === "undefined" ? undefined : import("@nivo/line");

const INTERACTIONS = ["pointerenter", "focusin", "touchstart"] as const;

/**
 * Loads the chart library when a reader hovers, focuses or taps the element; reports when the element is hydrated.
 *
 * @param isNeeded whether it is needed at once, because there is no drawing to be seen until then
 */
export function useChartLibrary(isNeeded: boolean): ChartLibrary {
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<typeof Line>();
  useEffect(() => {
    const here = element.current;
    if (!here) return;
    const unmounted = new AbortController();
    const show = () => void library?.then(({ Line }) => setChart(() => Line));
    for (const name of INTERACTIONS) here.addEventListener(name, show, { passive: true, signal: unmounted.signal });
    // The page's loader started the hydration because of this figure, before anyone could listen here.
    if (isNeeded || here.hasAttribute("data-interacted")) show();
    here.dispatchEvent(new CustomEvent("benchbook:hydrated", { bubbles: true }));
    return () => unmounted.abort();
  }, [isNeeded]);
  return { element, chart };
}
