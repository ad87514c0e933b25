import type { TargetLimits } from "../../content/run/circumstances/limits.ts";
import type { Process, Usage } from "../../content/run/parts/processes.ts";
import { throttledPeriods } from "./limits/control-group.ts";
import { limitsSeen } from "./limits/target-limits.ts";
import { readProportionalBytes, readTree } from "./read-processes.ts";
import { usageWatch } from "./usage-watch.ts";

/** Looks at the processes of one target from outside: a blocked server cannot report on itself. Nothing of it throws. */
export interface TargetObserver {
  /** The target's first process and its descendants now; none where they cannot be seen. */
  tree(): Promise<Process[]>;
  /** Watches CPU and memory until the returned function is called, which says what was seen; null where nothing was. */
  watch(): Promise<() => Promise<Usage | null>>;
  /** What control groups allow its first process, and how many cores it may run on; null where it is not seen. */
  limits(): Promise<TargetLimits | null>;
  /** How many periods its control group was held back for having used up its CPU; null where it is not known. */
  throttledPeriods(): Promise<number | null>;
}

/** Of a target whose processes cannot be seen. */
export const UNSEEN: TargetObserver = {
  tree: async () => [],
  watch: async () => async () => null,
  limits: async () => null,
  throttledPeriods: async () => null,
};

/** Looks at a target on this machine, by the PID that this machine has for its first process. */
export function localObserver(rootPid: number): TargetObserver {
  return {
    tree: async () =>
      readTree(rootPid).map(({ hostPid, ...process }) => {
        return { ...process, proportionalBytes: readProportionalBytes(hostPid) };
      }),
    watch: async () => {
      const end = usageWatch(rootPid);
      return async () => end();
    },
    limits: () => limitsSeen(rootPid),
    throttledPeriods: () => throttledPeriods(rootPid),
  };
}

/**
 * Does something while a target is watched. The watch ends with it even where
 * it fails: its timer would keep the process alive.
 */
export async function whileWatched<T>(
  observer: Pick<TargetObserver, "watch">,
  act: () => Promise<T>,
): Promise<{ done: T; usage: Usage | null }> {
  const end = await observer.watch();
  const [acted] = await Promise.allSettled([act()]);
  const usage = await end();
  if (acted.status === "rejected") throw acted.reason;
  return { done: acted.value, usage };
}
