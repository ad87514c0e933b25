import { downloadsOfArticles } from "../../../article/downloads.ts";
import { runIds } from "../../../library/runs.ts";
import { downloadsOfRun } from "../../../runs/parts/downloads.ts";
import type { Download } from "../../../tables/dataset-files.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** A file for every figure of the pages of these runs and of all articles, in every form. */
async function downloadsOf(runs: string[]): Promise<Download[]> {
  return [...(await downloadsOfArticles()), ...(await Promise.all(runs.map(downloadsOfRun))).flat()];
}

/** The names of all files; an export writes those of runs' pages itself, which is faster. */
export async function generateStaticParams() {
  const runs = process.env.BENCHBOOK_EXPORT ? [] : await runIds();
  return (await downloadsOf(runs)).map(({ run, file }) => ({ run, file }));
}

/** The numbers of one figure. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ run: string; file: string }> },
): Promise<Response> {
  const { run, file } = await params;
  const found = (await downloadsOf(process.env.BENCHBOOK_EXPORT ? [] : [run])).find(
    (one) => one.run === run && one.file === file,
  );
  if (!found) return new Response("not found", { status: 404 });
  return new Response(found.text, { headers: { "content-type": `${found.type}; charset=utf-8` } });
}
