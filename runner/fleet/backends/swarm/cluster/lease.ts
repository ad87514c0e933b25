import { OWNER } from "../../../../guard/marks/owner.ts";
import { findManager } from "./cluster.ts";
import { lockCluster } from "./cluster-lock.ts";
import { removeMarked } from "./marked-objects.ts";
import { markOf } from "./marks.ts";

/** A Swarm for one run alone, on all nodes that it uses. */
export interface Lease {
  /** The mark of all that the run makes there. */
  mark: string;
  /**
   * Takes the Swarm, once.
   *
   * @throws ExitError (the machine cannot) when another run has it
   */
  take(): Promise<void>;
  /** Something is being made there: until it is settled, nothing is given back. */
  makes(making: Promise<unknown>): void;
  /** Removes all that the run has made there, if it has; safe to call at any time and again. */
  giveBack(): Promise<void>;
}

/** Removes all that this process has made, or says that it cannot. */
async function removeAll(): Promise<void> {
  if ((await findManager()) !== null) await removeMarked((owner) => owner === OWNER);
  else
    console.error(
      "expected the manager of the Swarm to answer, but it does not: what this run has started on its nodes is still there; the next run from the same manager removes it",
    );
}

/** A Swarm that nothing was done to yet, by the id of its manager's own node. */
export function leaseOf(manager: string): Lease {
  let taking: Promise<void> | undefined;
  let giving: Promise<unknown> | undefined;
  const making: Promise<unknown>[] = [];
  return {
    mark: markOf(manager),
    take() {
      taking ??= lockCluster(manager);
      return taking;
    },
    makes(one) {
      making.push(one.catch(() => {}));
    },
    async giveBack() {
      if (!taking) return;
      await Promise.all(making);
      // Asked for by every node at the same time.
      giving ??= removeAll().finally(() => {
        giving = undefined;
      });
      await giving;
    },
  };
}
