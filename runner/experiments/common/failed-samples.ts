import type { RequestRecord } from "../../../content/run/parts/request.ts";

/** How many requests of a series failed, and why the first did; undefined when none did. */
export function failedSamples(samples: RequestRecord[]): string | undefined {
  const failed = samples.filter(({ error }) => error !== null);
  const [first] = failed;
  return first && `${failed.length} of ${samples.length} requests failed, the first with: ${first.error}`;
}
