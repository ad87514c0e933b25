/** The rate at which a burst was served: its requests over its seconds. */
export function requestsPerSecond({ level, seconds }: { level: number; seconds: number }): number {
  return level / seconds;
}
