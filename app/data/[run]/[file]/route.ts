import { downloadsOfArticles } from "../../../article/downloads.ts";
import { runIds } from "../../../library/runs.ts";
import { downloadsOfRun } from "../../../runs/parts/downloads.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** A file for every figure of every page, in every form. The export writes those of runs' pages itself, which is faster. */
async function allDownloads() {
  const ids = process.env.BENCHBOOK_EXPORT ? [] : await runIds();
  return [...(await downloadsOfArticles()), ...(await Promise.all(ids.map(downloadsOfRun))).flat()];
}

/** The names of all files. */
export async function generateStaticParams() {
  return (await allDownloads()).map(({ run, file }) => ({ run, file }));
}

/** The numbers of one figure. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ run: string; file: string }> },
): Promise<Response> {
  const { run, file } = await params;
  const found = (await allDownloads()).find((one) => one.run === run && one.file === file);
  if (!found) return new Response("not found", { status: 404 });
  return new Response(found.text, { headers: { "content-type": `${found.type}; charset=utf-8` } });
}
