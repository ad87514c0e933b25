import { repetitions, seed, targetCores, workers } from "../../findings/values/run-values.ts";
import {
  busiestShare,
  coldStart,
  loadTook,
  memoryPerWorker,
  workersReplaced,
} from "../../findings/values/server-values.ts";
import { largestBurst, ratio, solo, total, workDuration } from "../../findings/values/sweep-values.ts";
import type { Values } from "../../findings/values/value.ts";
import {
  AWAITED,
  BLOCKING,
  COMPUTED,
  GO,
  GRANIAN_ASGI,
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

/** Every number of the article, by the id that `<Value of="…"/>` has in its text. */
export const values = {
  cores: targetCores,
  repetitions,
  seed,
  "few-workers": workers(SYNC),
  "many-workers": workers(SYNC_2X),
  "compute-duration": solo(COMPUTED(UVICORN)),
  "wait-duration": workDuration(AWAITED(UVICORN)),
  "largest-waits": largestBurst(AWAITED(UVICORN)),
  "sync-many-to-few-computing": ratio(COMPUTED(SYNC), COMPUTED(SYNC_2X)),
  "uvicorn-many-to-few-computing": ratio(COMPUTED(UVICORN), COMPUTED(UVICORN_2X)),
  "sync-many-to-few-waiting": ratio(BLOCKING(SYNC), BLOCKING(SYNC_2X)),
  "threads-to-none-waiting": ratio(BLOCKING(SYNC), BLOCKING(GTHREAD)),
  "uvicorn-waits": total(AWAITED(UVICORN)),
  "granian-waits": total(AWAITED(GRANIAN_ASGI)),
  "hypercorn-waits": total(AWAITED(HYPERCORN)),
  "gunicorn-asgi-waits": total(AWAITED(GUNICORN_ASGI)),
  "gunicorn-uvicorn-waits": total(AWAITED(GUNICORN_UVICORN)),
  "node-waits": total(AWAITED(NODE)),
  "go-waits": total(AWAITED(GO)),
  "uvicorn-busiest": busiestShare(AWAITED(UVICORN)),
  "gunicorn-uvicorn-busiest": busiestShare(AWAITED(GUNICORN_UVICORN)),
  "granian-busiest": busiestShare(AWAITED(GRANIAN_ASGI)),
  "sync-busiest": busiestShare(BLOCKING(SYNC)),
  "threads-busiest": busiestShare(BLOCKING(GTHREAD)),
  "sync-memory": memoryPerWorker(SYNC),
  "preload-memory": memoryPerWorker(PRELOAD),
  "sync-start": coldStart(SYNC),
  "preload-start": coldStart(PRELOAD),
  "uvicorn-limit-load": loadTook(UVICORN_LIMIT),
  "uvicorn-limit-replaced": workersReplaced(UVICORN_LIMIT),
  "gunicorn-limit-load": loadTook(GUNICORN_LIMIT),
  "gunicorn-limit-replaced": workersReplaced(GUNICORN_LIMIT),
} satisfies Values;

/** The id of a number of this article. */
export type ValueId = keyof typeof values;
