"use client";

import type { Line } from "@nivo/line";
import { type RefObject, useEffect, useRef, useState } from "react";

/** The element that a reader reaches for, and the chart once that brought it. */
export interface Waking {
  element: RefObject<HTMLDivElement | null>;
  chart: typeof Line | undefined;
}

// The framework is here because a reader reached for something: the chart comes while the page is made alive.
const arriving = typeof window === "undefined" ? undefined : import("@nivo/line");

const REACHING = ["pointerenter", "focusin", "touchstart"] as const;

/** Brings the chart when a reader reaches for the element, and says when the element lives. */
export function useWaking(): Waking {
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<typeof Line>();
  useEffect(() => {
    const here = element.current;
    if (!here) return;
    const left = new AbortController();
    const wake = () => void arriving?.then(({ Line }) => setChart(() => Line));
    for (const name of REACHING) here.addEventListener(name, wake, { passive: true, signal: left.signal });
    // The page's loader brought this because a reader reached for a figure: the one that it marked.
    if (here.hasAttribute("data-reached")) wake();
    here.dispatchEvent(new CustomEvent("benchbook:alive", { bubbles: true }));
    return () => left.abort();
  }, []);
  return { element, chart };
}
