import type { ArticleRecord } from "../record.ts";
import { abstract } from "./abstract.ts";
import { claims } from "./claims.ts";
import {
  FREE_THREADED,
  GO,
  GRANIAN_ASGI,
  GRANIAN_WSGI,
  GRANIAN_WSGI_2X,
  GTHREAD,
  GUNICORN_ASGI,
  GUNICORN_LIMIT,
  GUNICORN_UVICORN,
  HYPERCORN,
  NODE,
  PRELOAD,
  SYNC,
  SYNC_2X,
  UVICORN,
  UVICORN_2X,
  UVICORN_LIMIT,
} from "./names.ts";
import { values } from "./values.ts";

const ASGI = [UVICORN, UVICORN_2X, GUNICORN_UVICORN, GUNICORN_ASGI, GRANIAN_ASGI, HYPERCORN];
const WSGI = [SYNC, SYNC_2X, GTHREAD, PRELOAD, GRANIAN_WSGI, GRANIAN_WSGI_2X];

/** The same two applications under every server. */
export const article: ArticleRecord = {
  title: "What the server adds: one application under each",
  description:
    "FastAPI and Flask under Uvicorn, Gunicorn, Granian and Hypercorn: how many workers help, who shares work evenly, what a worker costs, and which busy workers are killed.",
  keywords: ["Uvicorn", "Gunicorn", "Granian", "Hypercorn", "workers", "benchmark"],
  abstract,
  claims,
  values,
  run: { newestOf: "any plan", withTargets: [UVICORN, GUNICORN_UVICORN, GRANIAN_ASGI, SYNC, GTHREAD, GRANIAN_WSGI] },
  measures: {
    targets: [...ASGI, ...WSGI, FREE_THREADED],
    controls: [NODE, GO],
    models: [UVICORN_LIMIT, GUNICORN_LIMIT],
    endpoints: ["sync-cpubound", "async-iobound", "sync-iobound"],
    coldStarts: true,
    targetSeconds: 0.5,
    levels: [1, 5, 10],
    ioLevels: [1, 10, 41],
    // By chance one worker gets more of a burst than another, so these take longer at one time than at the next.
    repeated: [
      { endpoint: "sync-cpubound", targets: [UVICORN, UVICORN_2X], bursts: 8 },
      { endpoint: "sync-cpubound", targets: [GRANIAN_WSGI, GRANIAN_WSGI_2X], bursts: 2 },
      { endpoint: "sync-iobound", targets: [GRANIAN_WSGI, GRANIAN_WSGI_2X], bursts: 2 },
    ],
  },
  picture: { endpoint: "sync-iobound", says: "blocking waits at once: seconds until the last answer" },
};
