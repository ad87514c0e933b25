/** Seconds to the millisecond, or that there are none. */
export function exact(seconds: number | null): string {
  return seconds === null ? "not measured" : seconds.toFixed(3);
}
