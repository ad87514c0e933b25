import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { JOURNAL_FORMAT } from "../../../../../runner/run/journal/journal-entry.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

// Modules are kept, also for the next file of tests, and read the folder of journals when they are loaded.
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const [OLDEST, OLDER, NEWER] = [1, 2, 3].map((day) => `2026010${day}T030405Z-quick-processes`) as [
  string,
  string,
  string,
];

/** What is found in a folder with some journals, and the key that lies beside them. */
async function foundAmong(journals: Record<string, object[]>, id?: string) {
  const folder = await scratchFolder();
  await writeFile(path.join(folder, "key"), "key");
  for (const [name, entries] of Object.entries(journals))
    await writeFile(path.join(folder, `${name}.ndjson`), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  vi.stubEnv("BENCHBOOK_JOURNALS", folder);
  vi.resetModules();
  const { findUnfinished } = await import("../../../../../runner/run/resume/unfinished.ts");
  return findUnfinished(id);
}

const { plan } = await fixtureRun();
const begun = (id: string, format = JOURNAL_FORMAT as number) => ({ begun: { format, id, plan } });
const WRITTEN = { writtenAt: "2026-01-03T04:05:06.789Z" };
const JOURNALS = {
  [OLDEST]: [begun(OLDEST)],
  [OLDER]: [begun(OLDER)],
  [NEWER]: [begun(NEWER), WRITTEN],
};

it("finds the newest run that has no run file yet, or the one that is named", async () => {
  expect((await foundAmong(JOURNALS)).begun.id).toBe(OLDER);
  expect((await foundAmong(JOURNALS, OLDEST)).begun.id).toBe(OLDEST);
});

it.each([
  ["where there is none", {}, undefined, "expected an unfinished run, got none; start one: pnpm measure"],
  ["where none began", {}, OLDER, `expected a run that began on this machine, got "${OLDER}"; the newest is none`],
  [
    "of another machine, naming the newest of this one",
    { [OLDEST]: [begun(OLDEST)], [NEWER]: [begun(NEWER)] },
    OLDER,
    `expected a run that began on this machine, got "${OLDER}"; the newest is ${NEWER}`,
  ],
  ["that is finished", JOURNALS, NEWER, `run ${NEWER} is finished and has its run file; there is nothing to resume`],
  [
    "of another version",
    { [OLDER]: [begun(OLDER, JOURNAL_FORMAT - 1)] },
    OLDER,
    `run ${OLDER} has a journal that is empty or of another version of Benchbook; there is nothing to resume`,
  ],
])("refuses to resume a run %s, as wrong usage", async (_, journals: Record<string, object[]>, id, message) => {
  await expect(foundAmong(journals, id)).rejects.toMatchObject({ message, exitCode: 2 });
});
