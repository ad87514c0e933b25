import type { Reference } from "../../baselines/published-schema.ts";
import type { Run } from "../../run/run.ts";
import type { Compared } from "./verdict.ts";

/** Published quantities that are compared with a run under one rule. */
export interface ComparedGroup {
  title: string;
  /** The rule, as the page states it. */
  rule: string;
  rows(run: Run, figures: Reference): Compared[];
}

/** Figures published elsewhere that an article compares its run with, and what of them it compares. */
export interface Baseline {
  figures: Reference;
  /** The services that are started as published targets were, by the names of these; every other is its own counterpart. */
  counterparts: Readonly<Record<string, string>>;
  groups: readonly ComparedGroup[];
}
