import { endpointsOf } from "../../../../fixture/made-run/endpoints.ts";
import type { ComposeServices } from "./compose-service.ts";

const environment = { UPSTREAM_URL: "http://127.0.0.1:9", OPENBLAS_NUM_THREADS: "1" };

/** The targets of this project whose slow service is not there. */
export const ALONE = { fastapi: "FastAPI alone", flask: "Flask alone" } as const;

/** Services of this project as local processes, with nobody where their slow service should be. */
export function upstreamDown(): ComposeServices {
  const [fastapi, flask] = [5970, 5971];
  return {
    fastapi: {
      command: ["uvicorn", "targets.fastapi.app:app", `--port=${fastapi}`, "--log-level=error"],
      ...{ environment, ports: [`127.0.0.1:${fastapi}:5000`] },
      "x-benchbook": {
        ...{ label: ALONE.fastapi, family: "test", workers: 1 },
        endpoints: endpointsOf("sync-cpubound", "async-iobound", "threadpool-iobound"),
      },
    },
    flask: {
      command: ["gunicorn", "targets.flask.app:app", `--bind=127.0.0.1:${flask}`, "--no-control-socket"],
      ...{ environment, ports: [`127.0.0.1:${flask}:5000`] },
      "x-benchbook": {
        ...{ label: ALONE.flask, family: "test", workers: 1 },
        endpoints: endpointsOf("sync-cpubound", "sync-iobound"),
      },
    },
  };
}
