import { setTimeout as sleep } from "node:timers/promises";
import { withMachineLock } from "../../../../runner/guard/machine-lock.ts";
import { messageOf } from "../../../../runner/program/message-of.ts";

const TAKEN = /^another run is under way/;

/**
 * Waits until no run is under way on this machine, and keeps others from beginning one: for tests that start targets
 * themselves.
 *
 * @returns what lets others begin again
 */
export async function holdMachine(): Promise<() => Promise<void>> {
  for (;;) {
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = withMachineLock(() => {
      held.resolve();
      return released.promise;
    });
    try {
      await Promise.race([held.promise, holding]);
      return async () => {
        released.resolve();
        await holding;
      };
    } catch (thrown) {
      if (!TAKEN.test(messageOf(thrown))) throw thrown;
      await sleep(1000);
    }
  }
}
