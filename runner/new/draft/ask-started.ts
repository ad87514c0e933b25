import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Backend } from "../../fleet/backend.ts";
import { readServices, withOverrides } from "../../fleet/services/read-services.ts";
import { withMachineLock } from "../../guard/machine-lock.ts";
import { removeLeftovers } from "../../guard/remove-leftovers.ts";
import { targetCores } from "../../observe/limits/target-cores.ts";
import { askEndpoints } from "../ask/ask-endpoints.ts";
import type { ComposeFiles } from "./compose-project.ts";
import type { DraftTarget } from "./draft-target.ts";
import { OVERRIDE_FILE, overrideFile } from "./override-file.ts";

interface Starting extends ComposeFiles {
  targets: DraftTarget[];
  backend: Backend;
}

/**
 * Starts targets as a run would, asks those without a block of their own what can be asked, and stops them.
 *
 * @returns the targets, with what each answered; one that does not come up keeps what it had
 * @throws ExitError (the machine cannot) when they cannot be started
 */
export async function askStarted(
  { targets, file, overrides, backend }: Starting,
  signal: AbortSignal,
): Promise<DraftTarget[]> {
  const text = overrideFile(targets, file);
  const asked = targets.filter(({ block }) => block).map(({ name }) => name);
  if (text === null) return targets;
  console.log(`Starting ${asked.join(", ")} for a moment, to ask what can be asked …`);
  return withMachineLock(async () => {
    const scratch = await mkdtemp(path.join(os.tmpdir(), "benchbook-new-"));
    const over = path.join(scratch, OVERRIDE_FILE);
    try {
      await removeLeftovers([]);
      await writeFile(over, text);
      return await withAnswers(targets, asked, { file, overrides: [...overrides, over], backend }, signal);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  });
}

async function withAnswers(
  targets: DraftTarget[],
  asked: string[],
  { file, overrides, backend }: Omit<Starting, "targets">,
  signal: AbortSignal,
): Promise<DraftTarget[]> {
  const cores = targetCores(undefined, await backend.cores());
  const declared = await readServices(file, cores, withOverrides(backend.reading, overrides));
  const services = declared.services.filter(({ name }) => asked.includes(name));
  const { variables, reader } = declared;
  const read = { file, overrides, variables, reader, project: path.dirname(file) };
  const [fleet] = await backend.fleets({ ...read, services, cores });
  try {
    for (const { name, reason } of await fleet.up(services, signal)) console.error(`${name}: ${reason}`);
    const located = await fleet.located(services);
    return await Promise.all(
      targets.map(async (target) => {
        const service = located.find(({ name }) => name === target.name);
        const answer = service ? await askEndpoints(service, target.block?.declared) : null;
        if (answer && answer.endpoints.length > 0) return { ...target, ...answer, isTried: true };
        return answer ? { ...target, said: `a guess: ${answer.said}` } : target;
      }),
    );
  } finally {
    await fleet.down();
  }
}
