import { EXIT, ExitError } from "../../../../program/exit-error.ts";
import { lastLines } from "../../../logs/last-log-lines.ts";
import { docker } from "./docker.ts";
import { type Marked, markedObjects } from "./marked-objects.ts";
import { markOf, RUN_LABEL } from "./marks.ts";

/** The config that a run makes in the Swarm before anything else: its managers agree on who was first. */
const LOCK = "benchbook-lock";

/**
 * Takes the Swarm for this run alone, whichever of its managers others are started from. What a run from this manager that
 * was killed has left is removed before (`removeMarked`).
 *
 * @throws ExitError (the machine cannot) when another run has it
 */
export async function lockCluster(manager: string): Promise<void> {
  const mark = markOf(manager);
  const told = await docker(["config", "create", "--label", `${RUN_LABEL}=${mark}`, LOCK, "-"], { input: mark });
  if (!told.failed) return;
  const held = await findLock();
  if (held?.mark === mark) return;
  if (held) throw await refusal(held);
  throw new ExitError(
    `expected to make the config ${LOCK} in the Swarm; docker config create says:\n${lastLines(told.all)}`,
    EXIT.unable,
  );
}

/**
 * Refuses at once what would be refused once all is prepared.
 *
 * @throws ExitError (the machine cannot) when another run has the Swarm
 */
export async function requireUnlocked(manager: string): Promise<void> {
  const held = await findLock();
  if (held && held.mark !== markOf(manager)) throw await refusal(held);
}

async function findLock(): Promise<Marked | undefined> {
  return (await markedObjects("config")).find(({ name }) => name === LOCK);
}

async function refusal(held: Marked): Promise<ExitError> {
  const format = "{{.CreatedAt}}";
  const since = (await docker(["config", "inspect", "--format", format, LOCK])).stdout.trim();
  return new ExitError(
    `another run has this Swarm (since ${since}, from the node ${held.mark.split("/")[0]}), and two would spoil each other; ` +
      `wait until it has ended, or end it (if none is under way: docker config rm ${LOCK})`,
    EXIT.unable,
  );
}
