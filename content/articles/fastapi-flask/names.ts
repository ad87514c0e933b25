import type { SweepId } from "../../findings/bursts/sweep-id.ts";

/** The services that this article speaks of, as the Compose file names them. */
export const FASTAPI = "fastapianalytics";
export const FLASK_S = "flask1xanalytics";
export const FLASK_L = "flask2xanalytics";

/** Controls: as many workers as Flask S, a single one of Flask's, Uvicorn without its fast parts, the slow service alone. */
export const FASTAPI_WORKERS = "fastapiworkers";
export const FLASK_ONE = "flaskoneworker";
export const FASTAPI_PLAIN = "fastapiplain";
export const UPSTREAM = "upstream";

/** Services that are started only to look at their processes. */
export const UVICORN_RELOAD = "uvicornreload";
export const UVICORN_SINGLE = "uvicornsingle";
export const UVICORN_WORKERS = "uvicornworkers";
export const GUNICORN_WORKERS = "gunicornworkers";
export const FLASK_DEV = "flaskdev";
export const FLASK_RELOAD = "flaskreload";

const endpointOf =
  (endpoint: string) =>
  (target: string): SweepId => ({ target, endpoint });

/** Matrices, computed in the handler itself: `DIRECT(FLASK_S)` is the sweep of Flask S. */
export const DIRECT = endpointOf("sync-cpubound");
/** The same below a coroutine that is awaited. */
export const HIDDEN = endpointOf("badasync-cpubound");
export const THREADS = endpointOf("threadpool-cpubound");
export const PROCESSES = endpointOf("processpool-cpubound");

/** The same work in plain Python. */
export const DIRECT_PYTHON = endpointOf("sync-cpubound?work=python");
export const HIDDEN_PYTHON = endpointOf("badasync-cpubound?work=python");
export const THREADS_PYTHON = endpointOf("threadpool-cpubound?work=python");
export const PROCESSES_PYTHON = endpointOf("processpool-cpubound?work=python");

/** Waits for the slow service: awaited, on a thread, on the event loop, and in a worker of Flask. */
export const AWAITED_WAIT = endpointOf("async-iobound");
export const THREAD_WAIT = endpointOf("threadpool-iobound");
export const BLOCKED_WAIT = endpointOf("badasync-iobound");
export const WORKER_WAIT = endpointOf("sync-iobound");
/** The same wait, asked of the slow service directly. */
export const UPSTREAM_WAIT = endpointOf("upstream-wait");
