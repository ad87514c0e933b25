import type { Claims } from "../../findings/claims/claim.ts";
import { answersMore } from "../../findings/claims/kinds/steady/answers-more.ts";
import { higherCapacity } from "../../findings/claims/kinds/steady/higher-capacity.ts";
import { AWAITED_QUERY, AWAITED_SLOW_QUERY, FASTAPI_DATABASE, FASTAPI_SMALL_POOL, THREAD_QUERY } from "./names.ts";

/** What is claimed of requests that query a database. */
export const databaseClaims = {
  "awaiting-queries-answers-more": {
    statement: "Awaiting the database, FastAPI answers more queries a second than on threads.",
    test: answersMore(AWAITED_QUERY(FASTAPI_DATABASE), THREAD_QUERY(FASTAPI_DATABASE)),
    fails: "Awaiting the database, FastAPI answers no more queries a second than on threads.",
    undecided: "whether FastAPI answers more queries a second if it awaits the database than on threads",
  },
  "awaiting-queries-takes-more": {
    statement: "Awaiting the database, FastAPI takes more queries a second within the declared bound than on threads.",
    test: higherCapacity(AWAITED_QUERY(FASTAPI_DATABASE), THREAD_QUERY(FASTAPI_DATABASE)),
    fails:
      "Awaiting the database, FastAPI takes fewer queries a second within the declared bound than on threads, or as many.",
    undecided: "whether FastAPI takes more queries a second within the bound if it awaits the database than on threads",
  },
  "small-pool-answers-less": {
    statement:
      "Where queries are slow, FastAPI answers more than twice as many a second with the larger pool of connections as with the smaller one.",
    test: answersMore(AWAITED_SLOW_QUERY(FASTAPI_DATABASE), AWAITED_SLOW_QUERY(FASTAPI_SMALL_POOL), 2),
    fails:
      "Where queries are slow, FastAPI does not answer more than twice as many a second with the larger pool of connections as with the smaller one.",
    undecided:
      "whether FastAPI answers more than twice as many slow queries a second with the larger pool of connections as with the smaller one",
  },
} satisfies Claims;
