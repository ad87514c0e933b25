import type { ArticleRecord } from "../record.ts";
import { abstract } from "./abstract.ts";
import { baseline } from "./baseline.ts";
import { claims } from "./claims.ts";
import {
  FASTAPI,
  FASTAPI_PLAIN,
  FASTAPI_WORKERS,
  FLASK_DEV,
  FLASK_L,
  FLASK_ONE,
  FLASK_RELOAD,
  FLASK_S,
  GUNICORN_WORKERS,
  UVICORN_RELOAD,
  UVICORN_SINGLE,
  UVICORN_WORKERS,
} from "./names.ts";
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
    controls: [FASTAPI_WORKERS, FLASK_ONE, FASTAPI_PLAIN],
    models: [UVICORN_RELOAD, UVICORN_SINGLE, UVICORN_WORKERS, GUNICORN_WORKERS, FLASK_DEV, FLASK_RELOAD],
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
    steady: { mixed: [{ light: "light", blocking: "sync-cpubound" }] },
  },
  baseline,
  picture: { endpoint: "sync-cpubound", says: "blocking requests at once: seconds until the last answer" },
};
