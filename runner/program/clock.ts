/**
 * Seconds on the machine's monotonic clock, from an origin that is arbitrary but one for all programs of one kernel:
 * Node's `process.hrtime` and Python's `time.monotonic` both read it.
 */
export function monotonicSeconds(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}

/** Seconds rounded to the microsecond: finer than any of this is known. */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
