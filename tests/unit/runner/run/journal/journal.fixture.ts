import { onTestFinished } from "vitest";
import type { Run } from "../../../../../content/run/run.ts";
import { type Journal, openJournal } from "../../../../../runner/run/journal/journal.ts";
import { JOURNAL_FORMAT } from "../../../../../runner/run/journal/journal-entry.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { smallRun } from "../../../content/run/small-run.ts";

/** A journal without entries, which is closed when the test has finished. */
export async function emptyJournal(id: string): Promise<Journal> {
  const journal = await openJournal(await scratchFolder(), id);
  onTestFinished(() => journal.close());
  return journal;
}

/** The journal of the small run, up to the end of its observations; `message` is what failed, if anything did. */
export async function journalOf(message = "", given?: Run): Promise<Journal> {
  const run = given ?? (await smallRun());
  const { id, startedAt, plan, environment, targets, amounts, iterations } = run;
  const journal = await emptyJournal(id);
  await journal.append({
    begun: { format: JOURNAL_FORMAT, id, startedAt, file: "docker-compose.yml", services: [], plan, environment },
  });
  const failures = message ? [{ target: null, stage: "bring-up", message }] : [];
  await journal.append({ started: { targets, images: [], failures } });
  for (const observation of run.observations) await journal.append({ observation, failure: null });
  await journal.append({ chosen: { amounts, iterations } });
  return journal;
}

/** The same of a run that went to its end. */
export async function endedJournal(message = ""): Promise<Journal> {
  const journal = await journalOf(message);
  await journal.append({ ended: { bringUpSeconds: 1, tearDownSeconds: 0.1 } });
  return journal;
}
