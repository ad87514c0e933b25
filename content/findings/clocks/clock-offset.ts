import type { Burst } from "../../run/observations/burst.ts";
import type { RequestRecord, Work } from "../../run/parts/request.ts";
import { median } from "../../statistics/quantile.ts";

/** What has to be added to a server's moments to have them on the client's clock, in seconds, and how wrong that may be. */
export interface ClockOffset {
  seconds: number;
  errorSeconds: number;
}

/** How far two clocks drift apart, at most: ten times what quartz is built for, and what NTP corrects by at once. */
const DRIFT = 500e-6;

/** How wrong an offset may be, as a share of the median service, for work to be placed by it: a tenth of a bar's length. */
const PLACED_SHARE = 0.1;

/** Moments are stored in whole microseconds. */
const ROUNDING_SECONDS = 2e-6;

/**
 * Where a server's clock stands against the client's, from one burst. The server began after a request was sent, and ended
 * before its answer arrived; each request therefore bounds the offset from both sides, and the truth is within all of their
 * bounds. This is what NTP makes of round trips (D. L. Mills, RFC 5905, section 8), without the time that the server took.
 *
 * @returns null where no answer told of its work; an error below 0 where no offset is within all bounds, because the moments
 *   are not those of one clock
 */
export function clockOffset(requests: readonly RequestRecord[]): ClockOffset | null {
  const told = requests.flatMap(({ sentSeconds: sent, firstByteSeconds: answered, work }) =>
    work && sent !== null && answered !== null ? [{ sent, answered, ...work }] : [],
  );
  if (told.length === 0) return null;
  const least = Math.max(...told.map(({ sent, beganSeconds }) => sent - beganSeconds));
  const most = Math.min(...told.map(({ answered, endedSeconds }) => answered - endedSeconds));
  const took = Math.max(...told.map(({ answered }) => answered)) - Math.min(...told.map(({ sent }) => sent));
  return { seconds: (least + most) / 2, errorSeconds: (most - least) / 2 + DRIFT * took + ROUNDING_SECONDS };
}

/** Puts the work of a burst's requests on the client's clock, from the burst's start. */
export function placing({ clock, requests }: Pick<Burst, "clock" | "requests">): (work: Work) => Work | null {
  if (clock === "shared") return (work) => work;
  const offset = clockOffset(requests);
  const service = requests.flatMap(({ work }) => work?.serviceSeconds ?? []);
  if (!offset || offset.errorSeconds < 0 || offset.errorSeconds > PLACED_SHARE * median(service)) return () => null;
  const { seconds } = offset;
  return (work) => ({ ...work, beganSeconds: work.beganSeconds + seconds, endedSeconds: work.endedSeconds + seconds });
}
