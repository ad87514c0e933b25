import { judgeClaims } from "../../../../content/findings/claims/judge-claims.ts";
import { claimsJson } from "../../../claims/claims-json.ts";
import { readArticle, slugs } from "../../../library/articles.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** A file for every article. */
export async function generateStaticParams() {
  return (await slugs()).map((slug) => ({ slug }));
}

/** The claims of one article, with what its run says to them. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug, run, claims } = await readArticle((await params).slug);
  const text = claimsJson({ article: slug, run: run.id }, judgeClaims(claims, run));
  return new Response(text, { headers: { "content-type": "application/json" } });
}
