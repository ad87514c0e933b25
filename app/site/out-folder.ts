import path from "node:path";

const folder = process.env.BENCHBOOK_OUT || "out";

/** The folder that the built site is in: BENCHBOOK_OUT, or `out`. */
export const OUT = path.resolve(folder);

/** What to say where there is no built site. */
export const NOT_BUILT = `expected a built site in ${folder}, got none; run "pnpm build" first`;
