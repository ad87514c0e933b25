import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { requireDescriptors } from "../../../../runner/program/descriptors.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { threeServices } from "../services.fixture.ts";

const plan = makePlan({ plan: "quick", dryRun: false, levels: [1, 500] }, threeServices);

async function limited(most: number): Promise<string> {
  const file = path.join(await scratchFolder(), "limits");
  await writeFile(file, `Limit  Soft Limit  Hard Limit  Units\nMax open files            ${most}    ${most}   files\n`);
  return file;
}

it("refuses a burst of more connections than files may be open, and says what to do", async () => {
  await expect(requireDescriptors(plan, await limited(256))).rejects.toThrow(
    /expected to open 564 files at once for the largest burst or load, but only 256 may be open; raise the limit \(ulimit -n\)/,
  );
});

it("lets through what fits, and what nobody can tell", async () => {
  await requireDescriptors(plan, await limited(564));
  await requireDescriptors(plan, "/nowhere/limits");
});
