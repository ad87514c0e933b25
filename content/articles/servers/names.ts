import type { SweepId } from "../../findings/bursts/sweep-id.ts";

/** The services that this article speaks of, as the Compose file names them: FastAPI, with cores + 1 workers each. */
export const UVICORN = "fastapiworkers";
export const GUNICORN_UVICORN = "gunicornuvicorn";
export const GUNICORN_ASGI = "gunicornasgi";
export const GRANIAN_ASGI = "granianasgi";
export const HYPERCORN = "hypercornasgi";

/** Flask, with as many. */
export const SYNC = "flask1xanalytics";
export const GTHREAD = "gunicorngthread";
export const PRELOAD = "gunicornpreload";
export const GRANIAN_WSGI = "granianwsgi";
export const FREE_THREADED = "freethreaded";

/** With 2 × cores + 1 workers. */
export const UVICORN_2X = "uvicorn2x";
export const SYNC_2X = "flask2xanalytics";
export const GRANIAN_WSGI_2X = "granianwsgi2x";

/** Servers in other languages, as controls of the client; and those that are loaded for longer than their own limits. */
export const NODE = "nodeserver";
export const GO = "goserver";
export const UVICORN_LIMIT = "uvicorndefaults";
export const GUNICORN_LIMIT = "gunicorndefaults";

const endpointOf =
  (endpoint: string) =>
  (target: string): SweepId => ({ target, endpoint });

/** Matrices, computed in the handler itself. */
export const COMPUTED = endpointOf("sync-cpubound");
/** Waits for the slow service: awaited by FastAPI, and blocking a worker or a thread of Flask. */
export const AWAITED = endpointOf("async-iobound");
export const BLOCKING = endpointOf("sync-iobound");
