import type { LineProps } from "../chart/nivo.ts";
import type { Mark } from "./marks.ts";

/**
 * How a kind of figure is drawn from its data, in a view of it: pure functions, the very same for the drawing made at
 * build time and for the live one. The data is plain, so that it can cross from the build to the browser.
 */
export interface Drawing<Data, View> {
  /** The view of a figure until a reader chooses another. */
  firstView(data: Data): View;
  /** A view as the value of a query: only what differs from the first view; null where nothing does. */
  queryOf(view: View, data: Data): string | null;
  /** The view that a query's value describes; null for one that describes no view of this figure. */
  viewOf(query: string, data: Data): View | null;
  /** The props of nivo's line chart. */
  propsOf(data: Data, view: View): LineProps;
  /** The marks, in the order in which the arrow keys visit them. */
  marksOf(data: Data, view: View): Mark[];
}

/** The view of a kind of figure without controls. */
export const ONLY_VIEW = { firstView: () => null, queryOf: () => null, viewOf: () => null };
