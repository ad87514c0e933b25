/** A piece of a sentence: words, or a number of the run by its name. */
export type Part = string | { of: string };

/** What an article says before its text begins. */
export interface Abstract {
  /** Claims by their ids: the answer in a few sentences, with the run's verdicts. */
  findings: readonly string[];
  /** Sentences with numbers, each true whatever the verdicts are; one that lacks a number is left out. */
  numbers: readonly (readonly Part[])[];
}
