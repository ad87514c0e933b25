import type { ArticleRecord } from "../record.ts";
import { abstract } from "./abstract.ts";
import { baseline } from "./baseline.ts";
import { claims } from "./claims.ts";
import { FASTAPI, FLASK_L, FLASK_S } from "./names.ts";
import { values } from "./values.ts";

/** FastAPI under Uvicorn against Flask under Gunicorn. */
export const article: ArticleRecord = {
  title: "What asynchrony buys: FastAPI and Flask, measured",
  description:
    "FastAPI under Uvicorn against Flask under Gunicorn: what one blocking call does to an asynchronous server, measured by a program that anyone can run again.",
  keywords: ["FastAPI", "Uvicorn", "Flask", "Gunicorn", "asyncio", "benchmark"],
  abstract,
  claims,
  values,
  run: { newestOf: "any plan" },
  measures: {
    targets: [FASTAPI, FLASK_S, FLASK_L],
    endpoints: [
      "sync-cpubound",
      "badasync-cpubound",
      "threadpool-cpubound",
      "processpool-cpubound",
      "sync-cpubound?work=python",
      "badasync-cpubound?work=python",
      "threadpool-cpubound?work=python",
      "processpool-cpubound?work=python",
      "sync-iobound",
      "async-iobound",
      "threadpool-iobound",
      "badasync-iobound",
    ],
  },
  baseline,
  picture: { endpoint: "sync-cpubound", says: "blocking requests at once: seconds until the last answer" },
};
