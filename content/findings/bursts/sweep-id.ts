/** What names a sweep: an endpoint of a target. An article takes both from its `names.ts`, where a typo is a type error. */
export interface SweepId {
  target: string;
  endpoint: string;
}
