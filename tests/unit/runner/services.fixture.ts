import { healthOf } from "../../../runner/fleet/block/health.ts";
import type { Service } from "../../../runner/fleet/services/service.ts";
import { endpointsOf } from "../../fixture/made-run/endpoints.ts";

const service = (name: string, workers: number, endpoints: string[], port: number): Service => ({
  name,
  label: name,
  family: name.startsWith("flask") ? "flask" : "fastapi",
  role: "measured",
  endpoints: endpointsOf(...endpoints),
  startSeconds: 60,
  tree: [],
  profiles: [],
  dependsOn: [],
  requirements: "targets/requirements.txt",
  programs: [],
  unavailable: null,
  ...{ contract: true, health: healthOf({ contract: true }), sent: new Map() },
  workers,
  ...{ host: "127.0.0.1", port },
  cpuset: null,
  cpus: null,
  folder: null,
  command: ["true"],
  environment: {},
});

/** The original notebook's three targets on two cores. */
export const threeServices = [
  service("fastapianalytics", 1, ["sync-cpubound", "badasync-cpubound"], 5001),
  service("flask1xanalytics", 3, ["sync-cpubound"], 5002),
  service("flask2xanalytics", 5, ["sync-cpubound"], 5003),
];
