import path from "node:path";
import { baselineOf, isCalibrated } from "../../../content/run/parts/endpoint.ts";
import { readServices } from "../../fleet/services/read-services.ts";
import type { Service } from "../../fleet/services/service.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { ROOT } from "../../program/folders.ts";

/** The flags of {@link shortRun} for what the project's own Compose file declares. */
export async function shortRunHere(): Promise<string[]> {
  return shortRun((await readServices(path.join(ROOT, "docker-compose.yml"), [0, 1])).services);
}

/**
 * The flags of a run that takes a few seconds: the first measured service, on its baseline endpoint, on one that computes
 * in another executor and on one that does not compute, where it has them.
 *
 * @throws ExitError (usage) where the first measured service has no endpoint
 */
export function shortRun(services: Service[]): string[] {
  const service = services.find(({ role }) => role === "measured");
  const baseline = baselineOf(service);
  if (!service || !baseline) throw new ExitError("expected a measured service with an endpoint, got none", EXIT.usage);
  const other = service.endpoints.find(({ work, executor }) => isCalibrated(work) && executor !== baseline.executor);
  const waiting = service.endpoints.find(({ work }) => !isCalibrated(work));
  const endpoints = new Set([baseline, other, waiting].flatMap((one) => one?.name ?? []));
  return [
    ...["--plan", "quick", "--on", "processes", "--targets", service.name, "--seed", "5"],
    ...["--endpoints", [...endpoints].join(","), "--target-seconds", "0.04"],
    ...["--levels", "2,3", "--io-levels", "5", "--repetitions", "2"],
  ];
}
