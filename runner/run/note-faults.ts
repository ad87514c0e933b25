import type { Fleet } from "../fleet/fleet.ts";
import { withoutSecrets } from "../program/secrets.ts";
import type { Journal } from "./journal/journal.ts";

/** Says and writes down what has gone wrong beside the services since this was last done; the run goes on without it. */
export async function noteFaults(fleet: Pick<Fleet, "faults">, journal: Journal): Promise<void> {
  for (const message of fleet.faults?.() ?? []) {
    console.error(withoutSecrets(message));
    await journal.append({ failed: { target: null, stage: "nodes", message } });
  }
}
