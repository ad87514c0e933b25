import type { Claims } from "../../findings/claims/claim.ts";
import { processClaims } from "./process-claims.ts";
import { sharingClaims } from "./sharing-claims.ts";
import { workerClaims } from "./worker-claims.ts";

/** Everything that the article claims, by the ids that `<Claim id="…"/>` has in its text. */
export const claims = { ...workerClaims, ...sharingClaims, ...processClaims } satisfies Claims;

/** The id of a claim of this article. */
export type ClaimId = keyof typeof claims;
