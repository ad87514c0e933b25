import type { JudgedClaim } from "../../content/findings/claims/judge-claims.ts";

/** What a file of claims is about. */
interface Origin {
  /** The article, by the name of its folder. */
  article: string;
  /** The run, by its name. */
  run: string;
}

/** The claims of an article as JSON: what each says, its verdict, what that rests on, and how hard it was tested. */
export function claimsJson(origin: Origin, claims: readonly JudgedClaim[]): string {
  return `${JSON.stringify({ ...origin, claims }, null, 2)}\n`;
}
