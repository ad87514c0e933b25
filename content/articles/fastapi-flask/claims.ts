import type { Claims } from "../../findings/claims/claim.ts";
import { blockingClaims } from "./blocking-claims.ts";
import { burstClaims } from "./burst-claims.ts";
import { poolClaims } from "./pool-claims.ts";
import { processClaims } from "./process-claims.ts";
import { waitingClaims } from "./waiting-claims.ts";

/** Everything that the article claims, by the ids that `<Claim id="…"/>` has in its text. */
export const claims = {
  ...processClaims,
  ...burstClaims,
  ...blockingClaims,
  ...poolClaims,
  ...waitingClaims,
} satisfies Claims;

/** The id of a claim of this article. */
export type ClaimId = keyof typeof claims;
