import type { Observation } from "../../content/run/observations.ts";

/** What is wrong with an observation, in one line; undefined when nothing is. */
export function invalidReason(observation: Observation): string | undefined {
  switch (observation.kind) {
    case "snapshot":
      return observation.error ?? undefined;
    case "tree":
      // Where processes cannot be seen from outside, that is how the machine is, and no target failed.
      return undefined;
    case "burst":
      // A cold burst enters no statistic: it is only missing when it was not answered.
      return observation.cold && observation.requests.every(({ error }) => error === null)
        ? undefined
        : observation.invalidReasons[0];
    case "single":
      return observation.invalidReasons[0];
    case "calibration":
    case "roundTrip": {
      const failed = observation.samples.filter(({ error }) => error !== null);
      const [first] = failed;
      return (
        first && `${failed.length} of ${observation.samples.length} requests failed, the first with: ${first.error}`
      );
    }
  }
}
