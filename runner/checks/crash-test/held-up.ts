import type { Run } from "../../../content/run/run.ts";

/** Why a burst or a window is not valid whose client was held up, which other work on the machine does. */
const HELD_UP =
  /were on the wire before|waited .*in the client|event loop was late|the client (?:used|took|sent)|thread of the client was busy/;

/** Whether other work on the machine explains why a burst, or a window of steady load, does not count. */
export function isHeldUp(reason: string): boolean {
  return HELD_UP.test(reason);
}

/** What a run could not measure for another reason than other work on the machine. */
export function unexplainedFailures({ failures }: Pick<Run, "failures">): Run["failures"] {
  return failures.filter(({ message }) => !isHeldUp(message));
}
