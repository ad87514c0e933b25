import type { FigureKind } from "../frame/figure-content.ts";
import { type RateRow, rowsTogether } from "./rates-data.ts";

/** The kind of figure that shows rates, a row for each load. */
export const RATES: FigureKind<RateRow[], null> = {
  name: "rates",
  drawing: async () => (await import("./rates-drawing.tsx")).ratesDrawing,
  Live: async () => (await import("./live-rates.tsx")).LiveRates,
  together: rowsTogether,
};
