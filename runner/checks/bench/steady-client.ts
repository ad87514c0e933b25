import { type Endpoint, endpointSchema } from "../../../content/run/parts/endpoint.ts";
import { LOOPBACK } from "../../load/address.ts";
import { loadWindow } from "../../load/steady/load-window.ts";

// Loads a port in a closed loop and prints the result: port, connections, threads and seconds are its arguments.
const [port = 0, connections = 1, threads = 1, seconds = 1] = process.argv.slice(2).map(Number);
const endpoint: Endpoint = endpointSchema.parse({
  ...{ name: "trivial", label: "Trivial", path: "/", work: "fixed", executor: "event-loop" },
});
const window = await loadWindow({
  request: { host: LOOPBACK, port, path: "/", timeoutSeconds: 10, use: "kept", wanted: { endpoint, amount: null } },
  loop: { kind: "closed", connections },
  // As autocannon has none.
  warmUpSeconds: 0,
  ...{ seconds, threads, signal: new AbortController().signal },
});
console.log(JSON.stringify({ requestsPerSecond: window.answered / seconds, errors: window.offered - window.answered }));
