import { sayNode } from "../../../content/findings/labels.ts";
import type { Image } from "../../../content/run/circumstances/image.ts";
import type { Target } from "../../../content/run/circumstances/target.ts";
import type { Fleet } from "../../fleet/fleet.ts";
import type { Service } from "../../fleet/services/service.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { settleAll } from "../../program/settle-all.ts";
import type { Journal } from "../journal/journal.ts";
import type { Started } from "../journal/journal-entry.ts";
import { differences } from "../resume/differences.ts";
import { noteFaults } from "./note-faults.ts";
import type { RunningServices } from "./running-services.ts";
import { type StartedServices, startOnNode } from "./start-on-node.ts";
import { describeTargets } from "./target-information.ts";

/** What services are started with, and how their first start in this run went. */
export interface BringUpContext {
  /** One for each machine that they run on. */
  fleets: Fleet[];
  journal: Journal;
  /** Whether to start one service after the other, to see how long each takes. */
  coldStarts: boolean;
  /** Whether steady load will be sent. */
  isSteady: boolean;
  before: Started;
  signal: AbortSignal;
}

/**
 * Starts services, on several machines at once, and writes down which did not come up and what the others say of themselves.
 * Services that a resumed run had up before have to be what they were; those that were absent then are left out.
 *
 * @param isOn whether a service is started on a machine, by the place of that; each is on all where it is not said
 * @returns what runs on each machine
 * @throws ExitError (the machine cannot) when a target is not what it was
 */
export async function bringUp(
  { fleets, journal, coldStarts, isSteady, before, signal }: BringUpContext,
  services: Service[],
  isOn: (service: Service, node: number) => boolean = () => true,
): Promise<RunningServices[]> {
  const known = before.targets.filter(({ name }) => services.some((service) => service.name === name));
  const isAlone = fleets.length === 1;
  const begun = await settleAll(
    fleets.map((fleet, node) => {
      const wasAbsent = ({ name }: Service) =>
        before.failures.some((one) => one.target === name && (one.node ?? 0) === node);
      const wanted = services.filter((service) => isOn(service, node) && !wasAbsent(service));
      // A resumed run has the seconds of each start already.
      const isEachAlone = coldStarts && known.length === 0 && !fleet.startsAreUntimed;
      return startOnNode({
        fleet,
        machine: isAlone ? null : sayNode(node),
        services: wanted,
        isEachAlone,
        isSteady,
        signal,
      });
    }),
  );
  const now = await startedOn(begun, { services, isOn }, signal);
  if (known.length > 0) requireSame({ ...before, targets: known }, now);
  else await journal.append({ started: now });
  for (const [node, { running }] of begun.entries())
    await noteFaults(running.fleet, isAlone ? undefined : node, journal);
  return begun.map(({ running }) => running);
}

/** What became of services, and what they say of themselves: of one that is on several machines, the first speaks. */
async function startedOn(
  begun: readonly StartedServices[],
  { services, isOn }: { services: Service[]; isOn: (service: Service, node: number) => boolean },
  signal: AbortSignal,
): Promise<Started> {
  const first = <T>(each: (one: StartedServices) => Iterable<readonly [string, T]>) =>
    new Map(begun.toReversed().flatMap((one) => [...each(one)]));
  const present = [...first(({ running }) => running.services.map((one) => [one.name, one] as const)).values()];
  const limitsOf = (service: Service) =>
    begun.flatMap((one, node) => (isOn(service, node) ? [one.limits.get(service.name) ?? null] : []));
  const limits = new Map(present.map((service) => [service.name, limitsOf(service)] as const));
  const roots = first((one) => one.roots);
  return {
    targets: await describeTargets(services, { present, starts: first(({ starts }) => starts), limits }, signal),
    images: imagesOf(present, roots),
    failures: begun.flatMap(({ absent }, node) => failuresOf(absent, begun.length === 1 ? undefined : node)),
  };
}

function failuresOf(absent: StartedServices["absent"], node: number | undefined): Started["failures"] {
  return absent.map(({ name, reason }) => ({
    ...{ target: name, stage: "bring-up", message: reason },
    ...(node !== undefined && { node }),
  }));
}

function requireSame(before: Started, now: Started): void {
  const [absent] = now.failures;
  if (absent)
    throw new ExitError(
      `expected ${absent.target} to come up as it did when the run began, but it does not: ${absent.message.split("\n")[0]}; mend it, then resume the run again`,
      EXIT.unable,
    );
  const changed = differences(summary(before, now), summary(now, before));
  if (changed.length === 0) return;
  throw new ExitError(
    `the targets have changed since the run began:\n${changed.join("\n")}\nrestore them, or start a new run: pnpm measure`,
    EXIT.unable,
  );
}

/** Targets by name, and the images of those: a list would be compared by position. */
function summary({ targets, images }: Pick<Started, "targets" | "images">, other: Pick<Started, "targets">): unknown {
  return Object.fromEntries(
    targets.map((target) => {
      const theirs = other.targets.find(({ name }) => name === target.name);
      const onEach = theirs?.nodeLimits && target.nodeLimits;
      return [
        target.name,
        {
          ...target,
          coldStartSeconds: null,
          // Of several nodes the tightest follow from those of each.
          limits: onEach ? null : knownToBoth(target.limits, theirs?.limits),
          nodeLimits: onEach?.map((own, node) => knownToBoth(own, theirs?.nodeLimits?.[node])),
          image: images.find((image) => image.target === target.name)?.digest ?? null,
        },
      ];
    }),
  );
}

/** Limits as far as both starts know them: the agent on another machine may have been missing at one of the two. */
function knownToBoth(limits: Target["limits"], others: Target["limits"]): Target["limits"] {
  if (!limits || !others) return null;
  return {
    ...limits,
    memoryBytes: others.memoryBytes && limits.memoryBytes,
    cores: others.cores && limits.cores,
  };
}

function imagesOf(present: Service[], roots: Map<string, { image: string | null }>): Image[] {
  return present.flatMap(({ name }) => {
    const image = roots.get(name)?.image;
    return image ? [{ target: name, digest: image }] : [];
  });
}
