import type { Observation } from "../../content/run/observations.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { withLastLines } from "../fleet/logs/last-log-lines.ts";
import type { Service } from "../fleet/read-services.ts";
import { isLate } from "../load/send-request.ts";

/** How often in a row an endpoint leaves all requests unanswered until it is asked no more: each takes the whole timeout. */
const MOST_SILENT = 2;

/**
 * What a run has lost on its way, and asks no more: targets that have ended, and endpoints that do not answer. Those who
 * resume it start the targets anew, and ask again.
 */
export class Losses {
  readonly #ended = new Set<string>();
  readonly #silent = new Map<string, number>();
  /** The targets whose last log lines were shown. */
  readonly #shown = new Set<string>();

  /** Whether a step would find nobody who answers. */
  has(step: Step): boolean {
    return this.#ended.has(step.target) || this.#silentBursts(step) >= MOST_SILENT;
  }

  /** Counts how often in a row an endpoint has not answered. */
  note(observation: Observation): void {
    const experiment = experimentOf(observation);
    const requests = experiment.requests(observation);
    const isSilent =
      experiment.isUnanswered?.(observation) ?? (requests.length > 0 && requests.every(({ error }) => isLate(error)));
    this.#silent.set(endpointOf(observation), isSilent ? this.#silentBursts(observation) + 1 : 0);
  }

  /**
   * The reason why an observation does not count, with what else there is to say: that its target has ended, or its
   * endpoint is asked no more, and at the first failure of a target what it wrote last.
   */
  async explain(
    observation: Observation,
    reason: string,
    service: Service,
    fleet: Pick<Fleet, "ended" | "lastLines">,
  ): Promise<string> {
    const requests = experimentOf(observation).requests(observation);
    if (requests.length > 0 && requests.every(({ error }) => error === null)) return reason;
    const ended = await fleet.ended(service);
    if (ended) {
      this.#ended.add(service.name);
      return withLastLines(`${reason}; ${ended}, and nothing more of it is measured`, await fleet.lastLines(service));
    }
    const isSilent = this.#silentBursts(observation) >= MOST_SILENT;
    const said = isSilent
      ? `${reason}; it is asked no more, after ${MOST_SILENT} times in a row without an answer`
      : reason;
    if (requests.length === 0 || this.#shown.has(service.name)) return said;
    this.#shown.add(service.name);
    const lines = await fleet.lastLines(service);
    return lines.trim() === "" ? said : withLastLines(said, lines);
  }

  #silentBursts(one: Step | Observation): number {
    return this.#silent.get(endpointOf(one)) ?? 0;
  }
}

/** What of a target is asked: what no two steps have in common where it is no endpoint. */
function endpointOf(one: Step | Observation): string {
  const experiment = experimentOf(one);
  return JSON.stringify([one.target, experiment.asks?.(one) ?? [one.kind, experiment.identity(one)]]);
}
