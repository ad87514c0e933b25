import benchbook from "../../package.json" with { type: "json" };

/**
 * What `pnpm measure` gives to Node, for all that measures or starts the runner by itself.
 *
 * A small space for young objects: thousands of requests leave garbage behind, and the engine would grow that space
 * until a run takes 400 MB. Measured with 80 requests at once, the client is no later and no busier for it; pinning the
 * space at its least made twice as many bursts invalid.
 */
export const NODE_FLAGS = benchbook.scripts.measure.split(" ").filter((word) => word.startsWith("--"));
