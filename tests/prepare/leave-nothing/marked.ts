/** The argument with which the cleaner also ends and removes what carries the mark of a run that is gone. */
export const MARKED = "--marked";
