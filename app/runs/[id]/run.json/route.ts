import { rawRun, runIds } from "../../../library/runs.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** A raw file for every stored run; of a site that is exported, only one: the others are copied, which is faster. */
export async function generateStaticParams() {
  const ids = await runIds();
  return (process.env.BENCHBOOK_EXPORT ? ids.slice(0, 1) : ids).map((id) => ({ id }));
}

/** A run as it was written. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return new Response(await rawRun(id), { headers: { "content-type": "application/json" } });
}
