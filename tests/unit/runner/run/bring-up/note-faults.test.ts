import { expect, it, vi } from "vitest";
import { noteFaults } from "../../../../../runner/run/bring-up/note-faults.ts";
import type { Journal } from "../../../../../runner/run/journal/journal.ts";
import type { Entry } from "../../../../../runner/run/journal/journal-entry.ts";

it("puts down to a node only what went wrong there", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const written: Entry[] = [];
  const append = async (entry: Entry) => void written.push(entry);
  const journal: Journal = { file: "", append, entries: async () => written, close: async () => {} };
  const faults = () => [
    { message: "the node's own", isOfNode: true },
    { message: "a load generator's", isOfNode: false },
  ];
  await noteFaults({ faults }, 1, journal);
  expect(said).toHaveBeenCalledTimes(2);
  said.mockRestore();
  expect(written).toEqual([
    { lost: { target: null, stage: "node", message: "the node's own", node: 1 } },
    { lost: { target: null, stage: "node", message: "a load generator's" } },
  ]);
});
