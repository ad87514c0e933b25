import type { Run } from "../../content/run/run.ts";

/** Clocks of two machines may differ by so much. */
const CLOCK_MILLISECONDS = 24 * 60 * 60 * 1000;
/** No run is older than Benchbook; a machine whose clock was never set begins in 1970. */
const EARLIEST = "2025-01-01T00:00:00.000Z";

/** Why a run cannot have been made when it says; null where it can. */
export function dateFault({ startedAt, interruptions, durations }: Run): string | null {
  const started = Date.parse(startedAt);
  const tookSeconds = (durations.bringUpSeconds ?? 0) + durations.measuringSeconds;
  if (started < Date.parse(EARLIEST) || isToCome(started))
    return `at startedAt: expected a moment that has been, since ${EARLIEST}, got ${startedAt}`;
  if (isToCome(started + 1000 * tookSeconds))
    return `at durations: expected a run that has ended, got ${tookSeconds} s since ${startedAt}`;
  const off = interruptions.findIndex(({ resumedAt }) => {
    const resumed = Date.parse(resumedAt);
    return resumed < started || isToCome(resumed);
  });
  return off < 0
    ? null
    : `at interruptions.${off}.resumedAt: expected a moment since ${startedAt} that has been, got ${interruptions[off]?.resumedAt}`;
}

function isToCome(moment: number): boolean {
  return moment > Date.now() + CLOCK_MILLISECONDS;
}
