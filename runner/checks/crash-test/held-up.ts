import type { Run } from "../../../content/run/run.ts";

/** How a burst is doubted whose client was held up, which other work on the machine does; see `invalidReasons`. */
const HELD_UP = /were on the wire before|waited .*in the client|event loop was late|the client (?:used|took)/;

/** Whether other work on the machine explains why a burst does not count. */
export function isHeldUp(doubt: string): boolean {
  return HELD_UP.test(doubt);
}

/** What a run could not measure for another reason than other work on the machine. */
export function unexplained({ failures }: Pick<Run, "failures">): Run["failures"] {
  return failures.filter(({ message }) => !isHeldUp(message));
}
