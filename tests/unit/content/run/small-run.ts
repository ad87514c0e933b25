import { encodeRun } from "../../../../content/run/parse.ts";
import type { Run } from "../../../../content/run/run.ts";
import { endpointsOf, sweptOn } from "../../../fixture/made-run/endpoints.ts";
import { ENVIRONMENT } from "../../../fixture/made-run/environment.ts";

/** The smallest run that says something: one target, one observation, one thing that failed. */
export async function smallRun(): Promise<Run> {
  const content: Omit<Run, "digest"> = {
    $schema: "../run/run.schema.json",
    schema: 3,
    id: "20260102T030405Z-quick-processes",
    startedAt: "2026-01-02T03:04:05.000Z",
    status: "incomplete",
    plan: {
      name: "quick",
      targets: ["fastapianalytics"],
      models: [],
      controls: [],
      article: null,
      unavailable: [],
      coldStarts: false,
      targetSeconds: 0.25,
      calibrationSamples: 20,
      repetitions: 1,
      soloBursts: 1,
      untilDecided: null,
      seed: 1,
      sweeps: [{ target: "fastapianalytics", ...sweptOn("sync-cpubound"), workSeconds: 0.25, levels: [1, 2] }],
      requestTimeoutSeconds: 300,
      warmUpRequests: 4,
      roundTripSamples: 20,
      given: [],
    },
    environment: ENVIRONMENT,
    images: [],
    conditions: { before: null, after: null },
    selfTest: null,
    targets: [
      {
        name: "fastapianalytics",
        label: "FastAPI",
        family: "fastapi",
        role: "measured",
        endpoints: endpointsOf("sync-cpubound"),
        workers: 1,
        tree: [],
        contract: true,
        information: null,
        coldStartSeconds: null,
      },
    ],
    amounts: [],
    iterations: [{ target: "fastapianalytics", work: "matrix", workSeconds: 0.25, iterations: 12 }],
    observations: [
      {
        kind: "snapshot",
        order: 0,
        startedSeconds: 0,
        tookSeconds: 0.5,
        target: "fastapianalytics",
        phase: "idle",
        top: null,
        rows: [],
        error: "expected top, got none",
      },
    ],
    looks: [],
    failures: [{ target: "fastapianalytics", stage: "snapshot", message: "expected top, got none" }],
    interruptions: [],
    durations: { bringUpSeconds: 1, measuringSeconds: 0.5, observedSeconds: 0.5, tearDownSeconds: 0.1 },
  };
  return { ...content, digest: (await encodeRun(content)).digest };
}
