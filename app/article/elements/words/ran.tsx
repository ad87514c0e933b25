import { isOfClient } from "../../../../content/findings/say-machines.ts";
import type { Run } from "../../../../content/run/run.ts";
import { namable } from "../common/element.ts";

/** Where a run can have been made, by what an article calls it. */
const PLACES: Readonly<Record<string, (run: Run) => boolean>> = {
  /** Client and targets on one machine, whose cores they share. */
  "one-machine": ({ environment: { nodes = [] } }) => nodes.every(isOfClient),
  /** The same, and no network between them but the loopback device. */
  "no-nodes": ({ environment }) => environment.nodes === undefined,
  /** The same, on nodes of that one machine with a virtual network between them. */
  "own-nodes": ({ environment: { nodes } }) => nodes?.every(isOfClient) ?? false,
  /** Targets on other machines than the client's, at least some of them. */
  nodes: ({ environment: { nodes = [] } }) => !nodes.every(isOfClient),
  /** On several nodes at the same time. */
  "several-nodes": ({ plan }) => plan.nodes !== undefined,
};

/**
 * Whether a run was made in a kind of place.
 *
 * @throws Error when there is no such kind; the message names those that there are
 */
export function wasMadeOn(run: Run, on: string): boolean {
  const wasThere = PLACES[on];
  if (wasThere) return wasThere(run);
  throw new Error(`<Ran>: expected on to be one of ${Object.keys(PLACES).join(", ")}, got "${on}"`);
}

/** Words that are true of runs that were made in one kind of place, and are left out of an article about any other. */
export const ran = namable(
  { on: "name" },
  ({ on, children }, { article: { run } }) => (wasMadeOn(run, on) ? children : null),
  { hasContent: true },
);
