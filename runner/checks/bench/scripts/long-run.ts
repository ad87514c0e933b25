import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Plan } from "../../../../content/run/plan.ts";
import { NO_PROGRESS } from "../../../cli/progress.ts";
import { healthOf } from "../../../fleet/block/health.ts";
import type { Service } from "../../../fleet/services/service.ts";
import { LOOPBACK } from "../../../load/address.ts";
import { machine } from "../../../observe/machine.ts";
import { monotonicSeconds } from "../../../program/clock.ts";
import { openJournal } from "../../../run/journal/journal.ts";
import { JOURNAL_FORMAT } from "../../../run/journal/journal-entry.ts";
import { recorded } from "../../../run/journal/recorded-services.ts";
import { assemble, writeRun } from "../../../run/journal/run-file.ts";
import { StepRunner } from "../../../run/step-runner.ts";
import { steps } from "../../../schedule/steps.ts";
import { knownAnswerEndpoint } from "../../self-test/known-answer.ts";

// Measures a port with so many bursts of so many requests as a run does, from the journal to the run file, and prints
// what that took: memory, time and size. Port, bursts and requests in each are its arguments.
const [port = 0, bursts = 1, level = 1] = process.argv.slice(2).map(Number);
const MILLISECONDS = 2;
const NAME = "known";
const ID = "20260102T030405Z-full-processes";

const endpoint = knownAnswerEndpoint("async-iobound");
const kind = { endpoint: endpoint.name, work: endpoint.work, executor: endpoint.executor };
const sweep = { target: NAME, ...kind, workSeconds: MILLISECONDS / 1000, levels: [level] };
const plan: Plan = {
  ...{ name: "full", targets: [NAME], models: [], controls: [], targetSeconds: 1, calibrationSamples: 1 },
  ...{ article: null, unavailable: [], coldStarts: false },
  ...{
    repetitions: bursts,
    soloBursts: 1,
    untilDecided: null,
    seed: 1,
    sweeps: [sweep],
    requestTimeoutSeconds: 30,
    warmUpRequests: 0,
    roundTripSamples: 1,
  },
  given: [],
};
const about = { name: NAME, label: "Known answers", family: "none", role: "measured" as const, workers: 1 };
const service: Service = {
  ...about,
  endpoints: [endpoint],
  ...{ contract: true, health: healthOf({ contract: true }), sent: new Map() },
  ...{ startSeconds: 60, tree: [] },
  ...{ host: LOOPBACK, port },
  cpuset: null,
  cpus: null,
  folder: null,
  profiles: [],
  dependsOn: [],
  requirements: "targets/requirements.txt",
  programs: [],
  unavailable: null,
  command: [],
  environment: {},
};
const fleet = { ended: async () => undefined, lastLines: async () => "" };
const running = { services: [service], observers: new Map(), clock: "shared" as const, sharedCores: null, fleet };
const cores = { targetCores: [0], upstreamCores: [0] };
const setting = { backend: "processes" as const, reason: "", ...cores, pinned: false, project: os.tmpdir() };

const folder = await mkdtemp(path.join(os.tmpdir(), "benchbook-bench-"));
const began = monotonicSeconds();
try {
  const environment = await machine({ ...setting, programs: { engine: null, compose: null } });
  const journal = await openJournal(folder, ID);
  const startedAt = new Date().toISOString();
  const services = await recorded([service], folder);
  await journal.append({
    begun: { format: JOURNAL_FORMAT, id: ID, startedAt, file: "", services, plan, environment },
  });
  const { endpoints, tree, contract } = service;
  await journal.append({
    started: {
      targets: [{ ...about, endpoints, tree, contract, information: null, coldStartSeconds: null }],
      images: [],
      failures: [],
    },
  });
  const signal = new AbortController().signal;
  // Sent as cold bursts, because those are never repeated; such short ones would all be invalid and repeated.
  const todo = steps(plan, [service], 1).flatMap((step) =>
    step.kind === "burst" && !step.cold ? [{ ...step, cold: true }] : [],
  );
  await new StepRunner({ plan, capacity: { costs: [], availableCores: null }, journal, signal }, NO_PROGRESS).take(
    todo,
    [running],
  );
  await journal.append({ ended: { bringUpSeconds: 0, tearDownSeconds: 0 } });
  const { run, file } = await assemble(await journal.entries());
  await journal.close();
  const requests = run.observations.flatMap((seen) => (seen.kind === "burst" ? seen.requests : []));
  console.log(
    JSON.stringify({
      unrecorded: bursts * level - requests.length,
      failed: requests.filter(({ error }) => error !== null).length,
      seconds: monotonicSeconds() - began,
      bytes: (await stat(await writeRun(folder, file))).size,
      mostBytes: process.resourceUsage().maxRSS * 1024,
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
