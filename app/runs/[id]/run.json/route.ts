import { rawRun, runIds } from "../../../library/runs.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** A raw file for every stored run. */
export async function generateStaticParams() {
  return (await runIds()).map((id) => ({ id }));
}

/** A run as it was written. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return new Response(await rawRun(id), { headers: { "content-type": "application/json" } });
}
