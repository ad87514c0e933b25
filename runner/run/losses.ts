import { setTimeout as sleep } from "node:timers/promises";
import type { Observation } from "../../content/run/observations.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { withLastLines } from "../fleet/logs/last-log-lines.ts";
import type { Service } from "../fleet/services/service.ts";
import { isTimeout } from "../load/say-fault.ts";
import { nodeOf, targetOnNode } from "../schedule/steps.ts";

/**
 * How often in a row an endpoint that answered before leaves all requests unanswered until it is asked no more: each takes
 * the whole timeout. One that never answered has no second chance.
 */
const MOST_SILENT = 2;

const LOOK_AGAIN_MILLISECONDS = 1000;

/**
 * What a run has lost on its way, and asks no more: targets that have ended, and endpoints that do not answer. Those who
 * resume it start the targets anew, and ask again.
 */
export class Losses {
  readonly #ended = new Set<string>();
  readonly #plan: Plan;
  readonly #silent = new Map<string, number>();
  readonly #answered = new Set<string>();
  /** Experiments on a target of which a step was answered as it should be. */
  readonly #right = new Set<string>();
  /** Those whose steps all ask the same, of which the first was not. */
  readonly #wrong = new Set<string>();
  /** Nodes that are not reached any more, and why. */
  readonly #lostNodes = new Map<number, string>();
  /** The targets that have gone on after they had cut connections off. */
  readonly #wentOn = new Set<string>();
  /** The targets whose last log lines were shown. */
  readonly #shown = new Set<string>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Whether a step would find nobody who answers, or be answered wrongly as one like it was. */
  has(step: Step): boolean {
    return (
      this.#lostNodes.has(nodeOf(step)) ||
      this.#ended.has(targetOnNode(step)) ||
      this.#isSilent(step) ||
      this.#wrong.has(experimentOn(step))
    );
  }

  /**
   * Why a step is not taken that no observation has told of: its node was lost while another target was measured there.
   * Undefined where there is nothing to say, or it was said of its target already.
   */
  notYetSaid(step: Step): string | undefined {
    const reason = this.#lostNodes.get(nodeOf(step));
    if (reason === undefined || this.#ended.has(targetOnNode(step))) return undefined;
    this.#ended.add(targetOnNode(step));
    return `${reason}, and nothing more is measured there`;
  }

  /** Takes no more steps on a node that is not reached any more. */
  loseNode(node: number, reason: string): void {
    this.#lostNodes.set(node, reason);
  }

  /** Notes how an endpoint has answered, and counts how often in a row it has not. */
  note(observation: Observation): void {
    const experiment = experimentOf(observation);
    const requests = experiment.requests(observation);
    const isUnanswered = experiment.isUnanswered?.(observation);
    if (requests.length === 0 && isUnanswered === undefined) return;
    const endpoint = endpointOf(observation);
    const isSilent = isUnanswered ?? requests.every(({ error }) => isTimeout(error));
    this.#silent.set(endpoint, isSilent ? this.#timesSilent(endpoint) + 1 : 0);
    if (!isSilent) this.#answered.add(endpoint);
    if (requests.length > 0 && requests.every(({ error }) => error === null))
      this.#right.add(experimentOn(observation));
  }

  /**
   * The reason why an observation does not count, with what else there is to say: that its target has ended, or its
   * endpoint is asked no more, and at the first failure of a target what it wrote last.
   */
  async explain(
    observation: Observation,
    reason: string,
    service: Service,
    fleet: Pick<Fleet, "ended" | "lastLines" | "lost">,
  ): Promise<string> {
    const requests = experimentOf(observation).requests(observation);
    if (requests.length > 0 && requests.every(({ error }) => error === null)) return reason;
    // One that cuts connections off and goes on need not be waited for at each of them.
    const isCutOff =
      !this.#wentOn.has(targetOnNode(observation)) &&
      requests.some(({ status, error }) => status === null && !isTimeout(error));
    const whyGone = async () => (await this.#whyLost(observation, fleet)) ?? fleet.ended(service);
    const ended = (await whyGone()) ?? (isCutOff ? await aMomentLater(whyGone) : undefined);
    if (ended) {
      this.#ended.add(targetOnNode(observation));
      return withLastLines(`${reason}; ${ended}, and nothing more of it is measured`, await fleet.lastLines(service));
    }
    if (isCutOff) this.#wentOn.add(targetOnNode(observation));
    const said = `${reason}${this.#isSilent(observation) ? this.#saySilent(observation) : this.#giveUpAlike(observation)}`;
    if (requests.length === 0 || this.#shown.has(targetOnNode(observation))) return said;
    this.#shown.add(targetOnNode(observation));
    const lines = await fleet.lastLines(service);
    return lines.trim() === "" ? said : withLastLines(said, lines);
  }

  async #whyLost(observation: Observation, { lost }: Pick<Fleet, "lost">): Promise<string | undefined> {
    const reason = await lost?.();
    if (reason !== undefined) this.loseNode(nodeOf(observation), reason);
    return reason;
  }

  #timesSilent(endpoint: string): number {
    return this.#silent.get(endpoint) ?? 0;
  }

  #isSilent(one: Step | Observation): boolean {
    const endpoint = endpointOf(one);
    return this.#timesSilent(endpoint) >= (this.#answered.has(endpoint) ? MOST_SILENT : 1);
  }

  #saySilent(observation: Observation): string {
    const answered = this.#answered.has(endpointOf(observation));
    const why = answered ? `after ${MOST_SILENT} times in a row without an answer` : "since it has not answered once";
    return `; it is asked no more, ${why} (--request-timeout gives it more time)`;
  }

  /** Takes none of the steps that would ask the same again in vain, and says how many those are. */
  #giveUpAlike(observation: Observation): string {
    const count = experimentOf(observation).alikeToCome?.(observation, this.#plan) ?? 0;
    if (count === 0 || this.#right.has(experimentOn(observation))) return "";
    this.#wrong.add(experimentOn(observation));
    return `; ${count} more ${count === 1 ? "request" : "requests"} like it ${count === 1 ? "was" : "were"} not sent`;
  }
}

/** Clients notice that a target has ended before its engine says so. */
async function aMomentLater<T>(look: () => Promise<T>): Promise<T> {
  await sleep(LOOK_AGAIN_MILLISECONDS);
  return look();
}

/** An experiment on a target. */
function experimentOn(one: Step | Observation): string {
  return JSON.stringify([targetOnNode(one), one.kind]);
}

/** What of a target is asked: what no two steps have in common where it is no endpoint. */
function endpointOf(one: Step | Observation): string {
  const experiment = experimentOf(one);
  return JSON.stringify([targetOnNode(one), experiment.asks?.(one) ?? [one.kind, experiment.identity(one)]]);
}
