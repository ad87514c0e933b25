import type { Claims } from "../../findings/claims/claim.ts";
import { databaseClaims } from "./database-claims.ts";
import { latencyClaims } from "./latency-claims.ts";
import { mixedClaims } from "./mixed-claims.ts";
import { rateClaims } from "./rate-claims.ts";

/** Everything that the article claims, by the ids that `<Claim id="…"/>` has in its text. */
export const claims = { ...rateClaims, ...latencyClaims, ...mixedClaims, ...databaseClaims } satisfies Claims;

/** The id of a claim of this article. */
export type ClaimId = keyof typeof claims;
