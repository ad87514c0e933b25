import type { Observation } from "../content/run/observations.ts";

/** What is wrong with an observation, in one line; undefined when nothing is. */
export function complaint(observation: Observation): string | undefined {
  if (observation.kind === "snapshot") return observation.error ?? undefined;
  const requests = "requests" in observation ? observation.requests : observation.samples;
  const failed = requests.filter((request) => request.error !== null);
  const [first] = failed;
  return first && `${failed.length} of ${requests.length} requests failed, the first with: ${first.error}`;
}
