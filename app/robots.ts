import type { MetadataRoute } from "next";
import { absolute } from "./address/site-url.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** Everybody may read everything; the sitemap is named where its whole address is known. */
export default function robots(): MetadataRoute.Robots {
  const sitemap = absolute("/sitemap.xml");
  return { rules: { userAgent: "*", allow: "/" }, ...(sitemap && { sitemap }) };
}
