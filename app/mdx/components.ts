/** The components that the article's text may name; `article.tsx` has one for each. */
export const COMPONENTS = [
  "Activity",
  "Calibration",
  "Claim",
  "ColdAndWarm",
  "Drift",
  "Environment",
  "Fixed",
  "Law",
  "Laws",
  "ProcessCounts",
  "ProcessTrees",
  "Processes",
  "See",
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
