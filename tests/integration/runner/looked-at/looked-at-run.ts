import path from "node:path";
import { createInterface } from "node:readline";
import type { BackendName } from "../../../../content/run/circumstances/backend.ts";
import { readServices } from "../../../../runner/fleet/services/read-services.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { type Machine, type MeasureResult, ROOT, scratchPlace, startMeasure } from "../start/command.ts";
import { retryWhileBusy } from "../start/let-in.ts";
import { runFilesIn } from "../start/run-files.ts";
import { whileStopped } from "../start/start-until.ts";
import { type Exposure, exposureOf } from "./exposure.ts";

/** A run whose services were looked at while they were up. */
export interface LookedAtRun extends MeasureResult {
  /** What was seen of each, by name. */
  exposed: Map<string, Exposure>;
}

/** When services are looked at: once the run says a line, all of them are up. */
export interface Look {
  isReached: (line: string) => boolean;
  names: string[];
}

/** The services that our Compose file declares. */
export const { services: DECLARED } = await readServices(path.join(ROOT, "docker-compose.yml"), [0]);

/** Those of some services that a backend can start wherever the tests run: as processes none of other languages. */
export function startable(names: string[], backend: BackendName): string[] {
  return names.filter((name) => backend === "compose" || declared(name).programs.length === 0);
}

/** Runs `measure` to its end, and looks at its services on the way. */
export function measureLookedAt(
  backend: BackendName,
  flags: string[],
  looks: Look[],
  machine: Machine = {},
): Promise<LookedAtRun> {
  return retryWhileBusy(
    async () => {
      const place = await scratchPlace();
      const measuring = startMeasure(place, [...flags, "--on", backend], machine);
      const exposed = new Map<string, Exposure>();
      const due = [...looks];
      for await (const line of createInterface({ input: measuring.stdout })) {
        const [look] = due.filter(({ isReached }) => isReached(line));
        if (!look) continue;
        due.splice(due.indexOf(look), 1);
        await whileStopped(measuring, async () => {
          const seen = startable(look.names, backend).map(
            async (name) => [name, await exposureOf(declared(name), backend)] as const,
          );
          for (const [name, exposure] of await Promise.all(seen)) exposed.set(name, exposure);
        });
      }
      const { exitCode, all: output } = await measuring;
      return { exitCode, output, exposed, ...(await runFilesIn(place)) };
    },
    ({ output }) => output,
  );
}

function declared(name: string): Service {
  const found = DECLARED.find((service) => service.name === name);
  if (!found) throw new Error(`expected a service ${name} in docker-compose.yml, got none`);
  return found;
}
