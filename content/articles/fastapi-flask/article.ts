import type { ArticleRecord } from "../record.ts";
import { abstract } from "./abstract.ts";
import { claims } from "./claims.ts";

/** FastAPI under Uvicorn against Flask under Gunicorn. */
export const article: ArticleRecord = {
  title: "What asynchrony buys: FastAPI and Flask, measured",
  description:
    "FastAPI under Uvicorn against Flask under Gunicorn: what one blocking call does to an asynchronous server, measured by a program that anyone can run again.",
  keywords: ["FastAPI", "Uvicorn", "Flask", "Gunicorn", "asyncio", "benchmark"],
  abstract,
  claims,
  run: { newestOf: "any plan" },
  measures: {
    targets: ["fastapianalytics", "flask1xanalytics", "flask2xanalytics"],
    endpoints: [
      "sync-cpubound",
      "badasync-cpubound",
      "threadpool-cpubound",
      "processpool-cpubound",
      "threadpool-cpubound?work=python",
      "processpool-cpubound?work=python",
      "sync-iobound",
      "async-iobound",
      "threadpool-iobound",
      "badasync-iobound",
    ],
  },
  picture: { endpoint: "sync-cpubound", says: "blocking requests at once: seconds until the last answer" },
};
