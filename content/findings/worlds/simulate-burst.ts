import { serve } from "../../model/serve.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { RequestRecord, Work } from "../../run/parts/request.ts";
import { normal } from "../../statistics/normal.ts";
import type { World } from "./world.ts";

/** Two tasks are always on the loop beside those of the requests: the server's own. */
const OWN_TASKS = 2;

/** What now and then holds a burst up, as another program on the machine does. */
export interface Disturbances {
  /** The share of bursts that it happens to. */
  share: number;
  /** How many times as long these take. */
  times: number;
  /** Whether it happens to neighbours: to all that is measured in one stretch of the run. */
  isEpisode?: boolean;
}

/** Where chance comes from. */
export interface Chance {
  random: () => number;
  disturbances?: Disturbances | undefined;
  /** Where in the run an episode begins, from 0 to 1; what follows its end follows its beginning again. */
  episodeFrom?: number;
}

/** Which part of a run something is measured in: the index of its repetition, and how many there are. */
export interface Part {
  repetition: number;
  repetitions: number;
}

const WHOLE: Part = { repetition: 0, repetitions: 1 };

/** How many times as long as usual something takes, and whether that is because it was held up. */
export function slownessOf(noise: number, chance: Chance, part: Part = WHOLE): { slower: number; isHeldUp: boolean } {
  const { random, disturbances } = chance;
  const isHeldUp = disturbances !== undefined && isDisturbed(disturbances, chance, part);
  return { slower: (isHeldUp ? disturbances.times : 1) * Math.exp(noise * normal(random)), isHeldUp };
}

/** Within a repetition everything comes in a random order. */
function isDisturbed(
  { share, isEpisode = false }: Disturbances,
  { random, episodeFrom = 0 }: Chance,
  { repetition, repetitions }: Part,
): boolean {
  const drawn = random();
  if (!isEpisode) return drawn < share;
  const moment = (repetition + drawn) / repetitions;
  return (moment - episodeFrom + 1) % 1 < share;
}

/**
 * One burst by the queueing model, as a verified client would have recorded it, with requests in the order of their answers.
 * Which process serves which request, and how many tasks it finds, is taken from a stored burst of as many. The requests of
 * one that is held up come one by one, so that none finds another's task on the loop.
 *
 * @param like stored bursts of the same sweep, at least one
 */
export function simulatedBurst(
  level: number,
  { server, sharedSeconds, noise, factor }: World,
  { like, part, ...chance }: { like: Burst[]; part?: Part } & Chance,
): Burst {
  const stored = oneOf(like, level, chance.random);
  const { began, ended } = serve({ requests: level, ...server });
  const { slower, isHeldUp } = slownessOf(noise(level), chance, part);
  const seconds = factor(level) * slower;
  const tasksOf = (told: Work): number | null => {
    if (typeof told.concurrentTasks !== "number") return null;
    if (isHeldUp) return OWN_TASKS + 1;
    return stored.level === level ? told.concurrentTasks : OWN_TASKS + level;
  };
  const known = stored.requests.flatMap(({ work }) => work ?? []);
  const requests = ended.map((end, place): RequestRecord => {
    const [beganSeconds, endedSeconds] = [seconds * (began[place] ?? 0), seconds * end];
    const answered = seconds * (end + level * sharedSeconds);
    // Of another request where the server told nothing of this one.
    const told = known[place % Math.max(1, known.length)] ?? null;
    const moments = { serviceSeconds: endedSeconds - beganSeconds, beganSeconds, endedSeconds };
    return {
      ...{ createdSeconds: 0, connectedSeconds: 0, sentSeconds: 0 },
      ...{ firstByteSeconds: answered, lastByteSeconds: answered, status: 200, error: null },
      work: told && { ...told, ...moments, concurrentTasks: tasksOf(told) },
    };
  });
  return {
    ...stored,
    ...{ level, attempt: 0, cold: false, invalidReasons: [], usage: null, requests },
    tookSeconds: Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0)),
    client: { cpuShare: 0, loopLagSeconds: 0 },
  };
}

/** A stored burst by chance: one of as many requests, if there is any. */
function oneOf(like: Burst[], level: number, random: () => number): Burst {
  const alike = like.filter((burst) => burst.level === level && !burst.cold);
  const among = alike.length > 0 ? alike : like;
  return among[Math.floor(random() * among.length)] as Burst;
}
