import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../../../../runner/program/message-of.ts";
import { onceEach } from "../once-each.ts";
import { type PublishedApplications, publishedApplications } from "./published-applications.ts";

/** An index that does not answer is asked again so often. */
const TRIES = 3;
const PAUSE_SECONDS = 5;

/**
 * The applications and a folder for all that is made for them, which the stage removes in its end; or why there are none.
 */
export type Fetched =
  | { scratch: string; applications: PublishedApplications; missing?: undefined }
  | { applications?: undefined; missing: string };

/** The applications, fetched once: a stage begins with it while other tests run. */
export const applicationsOnce = onceEach((_: "published") => fetched());

async function fetched(tries = 1): Promise<Fetched> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), "benchbook-applications-"));
  try {
    return { scratch, applications: await publishedApplications(scratch) };
  } catch (cause) {
    await rm(scratch, { recursive: true, force: true });
    if (tries === TRIES)
      return { missing: `the applications could not be had from the package index: ${messageOf(cause)}` };
    await sleep(1000 * PAUSE_SECONDS);
    return fetched(tries + 1);
  }
}
