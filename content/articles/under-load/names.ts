import type { MixedId } from "../../findings/steady/mixed.ts";
import type { SteadyId } from "../../findings/steady/windows.ts";

/** The services that this article speaks of, as the Compose file names them: FastAPI under Uvicorn, with one worker. */
export const FASTAPI = "fastapianalytics";
/** The same on h11 and asyncio, without uvloop and httptools. */
export const FASTAPI_PLAIN = "fastapiplain";

/** With one worker for each core and one more: FastAPI under Uvicorn, Gunicorn and Granian. */
export const UVICORN = "fastapiworkers";
export const GUNICORN_UVICORN = "gunicornuvicorn";
export const GRANIAN = "granianasgi";

/** Flask under Gunicorn, with as many workers: sync ones, and ones with threads. */
export const SYNC = "flask1xanalytics";
export const GTHREAD = "gunicorngthread";

/** With a database: pools of connections as large as the load needs, and smaller ones. */
export const FASTAPI_DATABASE = "fastapidatabase";
export const FASTAPI_SMALL_POOL = "fastapismallpool";
export const FLASK_DATABASE = "flaskdatabase";

const LIGHT_ENDPOINT = "light";

const loadOn =
  (endpoint: string, use: SteadyId["use"] = "kept") =>
  (target: string): SteadyId => ({ target, endpoint, use });

/** Requests that are answered at once, on connections that are kept, and on a fresh one each. */
export const LIGHT = loadOn(LIGHT_ENDPOINT);
export const LIGHT_FRESH = loadOn(LIGHT_ENDPOINT, "fresh");

/** A query: awaited, on a thread of the framework, and called directly; and one for which the database takes its time. */
export const AWAITED_QUERY = loadOn("async-query");
export const THREAD_QUERY = loadOn("threadpool-query");
export const DIRECT_QUERY = loadOn("sync-query");
export const AWAITED_SLOW_QUERY = loadOn("async-slow-query");

const ONE_A_SECOND = 1;

const beside =
  (blocking: string) =>
  (target: string): MixedId => ({ target, light: LIGHT_ENDPOINT, blocking, everySeconds: ONE_A_SECOND });

/**
 * Light requests beside one request a second that takes its time: a wait that blocks the event loop, one on a thread, one in
 * a worker; and beside a computation.
 */
export const BESIDE_BLOCKED_LOOP = beside("badasync-iobound");
export const BESIDE_THREAD = beside("threadpool-iobound");
export const BESIDE_WORKER = beside("sync-iobound");
export const BESIDE_COMPUTATION = beside("sync-cpubound");
