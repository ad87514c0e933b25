import { type KeptKey, kept, readKept } from "../../kept/kept.ts";
import { listArticles } from "../../library/articles.ts";
import { fileDigest, isContributed, readRun } from "../../library/runs.ts";
import type { Part } from "./part.ts";

/** The parts of a run's page: computed once for a run file, the articles about it and a version of the code. */
export async function readParts(id: string): Promise<Part[]> {
  return kept(await keyOf(id), async () => {
    // Loaded only where something is drawn: who reads what was kept runs in plain Node, which knows no JSX.
    const { makeParts } = await import("./make-parts.tsx");
    return makeParts(await readRun(id), { articles: await listArticles(), isContributed: await isContributed(id) });
  });
}

/** The parts that were kept of a run's page; null where none were. */
export async function keptParts(id: string): Promise<Part[] | null> {
  return readKept(await keyOf(id));
}

/** What is on the page beside the run depends on which articles there are; what they claim is code. */
async function keyOf(id: string): Promise<KeptKey> {
  const about = (await listArticles()).map(({ slug, runId }) => [slug, runId === id]);
  const beside = JSON.stringify([about, await isContributed(id)]);
  return { kind: "run-page", from: [id, await fileDigest(id), beside] };
}
