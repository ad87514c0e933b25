/** The components that the article's text may name; `article.tsx` has one for each. */
export const COMPONENTS = [
  "Activity",
  "Calibration",
  "Cite",
  "Claim",
  "ColdAndWarm",
  "Drift",
  "Environment",
  "Excerpt",
  "Fixed",
  "Law",
  "Laws",
  "Note",
  "ProcessCounts",
  "ProcessTrees",
  "Processes",
  "Reproduction",
  "See",
  "SelfCheck",
  "SelfTest",
  "Sweep",
  "Sweeps",
  "SweepsOfTarget",
  "Tasks",
  "Value",
  "Waterfall",
  "WaterfallsOfTarget",
] as const;

/** See {@link COMPONENTS}. */
export type ComponentName = (typeof COMPONENTS)[number];
