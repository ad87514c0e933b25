import { type Endpoint, endpointSchema } from "../parts/endpoint.ts";

const CALLS = {
  sync: { label: "called directly", executor: "worker" },
  badasync: { label: "hidden in a coroutine", executor: "worker" },
  threadpool: { label: "thread pool", executor: "thread" },
  processpool: { label: "process pool", executor: "process" },
  async: { label: "awaited", executor: "event-loop" },
} as const;

type Call = keyof typeof CALLS;

const LONG: Call[] = ["sync", "badasync"];

const matrices = (call: Call): Endpoint =>
  endpointSchema.parse({
    ...{ name: `${call}-cpubound`, label: `${CALLS[call].label}, matrices`, path: `/test/${call}-cpubound/{amount}` },
    ...{ work: "matrix", executor: CALLS[call].executor, size: LONG.includes(call) ? "long" : "short" },
    calibrationPath: "/test/calibrate",
  });

const python = (call: Call): Endpoint =>
  endpointSchema.parse({
    ...{ name: `${call}-cpubound?work=python`, label: `${CALLS[call].label}, Python` },
    ...{ path: `/test/${call}-cpubound/{amount}?work=python` },
    ...{ work: "python", executor: CALLS[call].executor, size: "short" },
    calibrationPath: "/test/calibrate?work=python",
  });

const waiting = (call: Call): Endpoint =>
  endpointSchema.parse({
    ...{ name: `${call}-iobound`, label: `${CALLS[call].label}, waiting`, path: `/test/${call}-iobound/{amount}` },
    ...{ work: "wait", executor: CALLS[call].executor, size: "short" },
  });

const COMPUTING: Call[] = ["sync", "badasync", "threadpool", "processpool"];
const WAITING: Call[] = ["sync", "async", "badasync", "threadpool"];

/** The endpoints there were before a run file said what each is, by their names. */
export const HISTORICAL_ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  [...COMPUTING.map(matrices), ...COMPUTING.map(python), ...WAITING.map(waiting)].map((one) => [one.name, one]),
);
