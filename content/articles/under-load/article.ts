import type { ArticleRecord } from "../record.ts";
import { abstract } from "./abstract.ts";
import { claims } from "./claims.ts";
import {
  FASTAPI,
  FASTAPI_DATABASE,
  FASTAPI_PLAIN,
  FASTAPI_SMALL_POOL,
  FLASK_DATABASE,
  GRANIAN,
  GTHREAD,
  GUNICORN_UVICORN,
  SYNC,
  UVICORN,
} from "./names.ts";
import { values } from "./values.ts";

/** The servers under steady load. */
export const article: ArticleRecord = {
  title: "Under steady load: rates, tails and one blocking call",
  description:
    "How many requests a second FastAPI and Flask take at which tail latency, what kept connections are worth, what a database adds, and what one blocking call does to everybody else.",
  keywords: ["FastAPI", "Flask", "Uvicorn", "Gunicorn", "Granian", "PostgreSQL", "latency", "benchmark"],
  abstract,
  claims,
  values,
  run: { newestOf: "any plan", withTargets: [FASTAPI, UVICORN, SYNC], withSteadyLoad: true },
  measures: {
    targets: [
      ...[FASTAPI, FASTAPI_PLAIN, UVICORN, GUNICORN_UVICORN, GRANIAN, SYNC, GTHREAD],
      ...[FASTAPI_DATABASE, FASTAPI_SMALL_POOL, FLASK_DATABASE],
    ],
    // Bursts are another article's: these calibrate what blocks, and say that every service works.
    endpoints: ["sync-cpubound"],
    targetSeconds: 0.1,
    levels: [1],
    steady: {
      endpoints: ["light", "async-query", "threadpool-query", "sync-query", "async-slow-query"],
      mixed: ["badasync-iobound", "threadpool-iobound", "sync-iobound", "sync-cpubound"].map((blocking) => ({
        ...{ light: "light", blocking },
        ratePerSecond: 100,
      })),
      only: {
        "async-query": [FASTAPI_DATABASE],
        "threadpool-query": [FASTAPI_DATABASE],
        "sync-cpubound": [FASTAPI, UVICORN],
      },
    },
  },
  picture: { endpoint: "light", says: "light requests, all but the slowest in a hundred within the bound" },
};
