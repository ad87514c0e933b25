import type { z } from "zod";
import { runSchema } from "../../content/run/run.ts";

/** What is needed to list a run, without its observations. */
export const listedSchema = runSchema.pick({
  ...{ id: true, startedAt: true, status: true, digest: true },
  ...{ plan: true, environment: true, targets: true },
});

/** A run as lists name it. */
export interface ListedRun extends z.output<typeof listedSchema> {
  /** Whether it was measured elsewhere: others have contributed it, or published what was measured again here. */
  isContributed: boolean;
  /** The SHA-256 of its file as it is, whatever digest that says it has: what is kept of a run is kept under this. */
  fileDigest: string;
}
