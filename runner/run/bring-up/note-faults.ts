import type { Fleet } from "../../fleet/fleet.ts";
import { withoutSecrets } from "../../program/secrets/secrets.ts";
import type { Journal } from "../journal/journal.ts";

/**
 * Says and writes down what has gone wrong beside a machine's services since this was last done: the run goes on without.
 *
 * @param node the machine's place, where there are several: only faults of that machine are put down to it
 */
export async function noteFaults(
  fleet: Pick<Fleet, "faults">,
  node: number | undefined,
  journal: Journal,
): Promise<void> {
  for (const { message, isOfNode } of fleet.faults?.() ?? []) {
    console.error(withoutSecrets(message));
    await journal.append({
      lost: { target: null, stage: "node", message, ...(isOfNode && node !== undefined && { node }) },
    });
  }
}
