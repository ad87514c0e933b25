import { digestOf } from "../../../../content/run/digest.ts";
import type { Run } from "../../../../content/run/run.ts";

/** The smallest run that says something: one target, one observation, one thing that failed. */
export async function smallRun(): Promise<Run> {
  const content: Omit<Run, "digest"> = {
    $schema: "../run/run.schema.json",
    schema: 1,
    id: "20260102T030405Z-quick-processes",
    startedAt: "2026-01-02T03:04:05.000Z",
    status: "incomplete",
    plan: {
      name: "quick",
      targets: ["fastapianalytics"],
      targetSeconds: 0.25,
      calibrationSamples: 20,
      levels: [1, 2],
      repetitions: 1,
      sweeps: [{ target: "fastapianalytics", endpoint: "sync-cpubound" }],
      requestTimeoutSeconds: 300,
      warmUpRequests: 4,
      roundTripSamples: 20,
    },
    environment: {
      way: "processes",
      wayReason: "no docker command is installed",
      processor: "a processor",
      cores: 2,
      memoryBytes: 8e9,
      operatingSystem: "Debian GNU/Linux 12",
      kernel: "6.1.0",
      architecture: "x64",
      virtualised: null,
      node: "24.0.0",
      undici: "8.0.0",
      benchbook: "0.1.0",
      engine: null,
      compose: null,
      targetCores: [0, 1],
      targetsPinned: false,
      loadAverageBefore: 0.1,
    },
    targets: [
      {
        name: "fastapianalytics",
        label: "FastAPI",
        family: "fastapi",
        endpoints: ["sync-cpubound"],
        workers: 1,
        information: null,
      },
    ],
    iterations: [{ target: "fastapianalytics", iterations: 12 }],
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
        error: "expected top, came none",
      },
    ],
    failures: [{ target: "fastapianalytics", stage: "snapshot", message: "expected top, came none" }],
    durations: { bringUpSeconds: 1, measuringSeconds: 0.5, observedSeconds: 0.5, tearDownSeconds: 0.1 },
  };
  return { ...content, digest: await digestOf(content) };
}
