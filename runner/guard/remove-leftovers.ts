import { removeMarked } from "./marked-containers.ts";
import { killMarked, removeUnfinished } from "./marked-processes.ts";
import { isOwnerAlive, OWNER } from "./owner.ts";

/** Removes what runs that were killed have left, by the marks they put on it, and says what that was. */
export async function removeLeftovers(engine: { answers: boolean }, folders: string[]): Promise<void> {
  const isDead = (owner: string) => !isOwnerAlive(owner);
  const processes = await killMarked(isDead);
  const containers = engine.answers ? await removeMarked(isDead) : [];
  const files = (await Promise.all(folders.map(removeUnfinished))).flat();
  const found = [
    ...(processes.length > 0 ? [`${processes.length} processes (PID ${processes.join(", ")})`] : []),
    ...containers,
    ...files,
  ];
  if (found.length > 0) console.log(`Removed what a run that was killed had left: ${found.join(", ")}.`);
}

/** Ends everything that this process has started, at once and without asking. */
export async function endOwn(): Promise<void> {
  const isOwn = (owner: string) => owner === OWNER;
  await killMarked(isOwn);
  await removeMarked(isOwn);
}
