import type { FigureKind } from "../frame/figure-content.ts";
import type { RateRow } from "./rates-data.ts";

/** What all figures of rates share. */
export const RATES: FigureKind<RateRow[], null> = {
  drawing: async () => (await import("./rates-drawing.tsx")).ratesDrawing,
  Live: async () => (await import("./live-rates.tsx")).LiveRates,
};
