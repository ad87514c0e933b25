/** Where processes are seen: elsewhere in a container that looks at those of its whole machine. */
export const PROC = process.env.BENCHBOOK_PROC ?? "/proc";
