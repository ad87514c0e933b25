import { readDownloads } from "../../../article/downloads.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** A file for every figure of every page, in every form. */
export async function generateStaticParams() {
  return (await readDownloads()).map(({ run, file }) => ({ run, file }));
}

/** The numbers of one figure. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ run: string; file: string }> },
): Promise<Response> {
  const { run, file } = await params;
  const found = (await readDownloads()).find((one) => one.run === run && one.file === file);
  if (!found) return new Response("not found", { status: 404 });
  return new Response(found.text, { headers: { "content-type": `${found.type}; charset=utf-8` } });
}
