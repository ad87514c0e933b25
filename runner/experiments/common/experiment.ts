import type { Cell } from "../../../content/findings/looks/cells.ts";
import type { Capacity } from "../../../content/run/circumstances/self-test.ts";
import type { Look } from "../../../content/run/looks.ts";
import type { Calibration } from "../../../content/run/observations/calibration.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { RequestRecord } from "../../../content/run/parts/request.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Service } from "../../fleet/services/service.ts";
import type { Amounts } from "../../plan/amounts.ts";
import type { ExperimentContext, Unplaced } from "./context.ts";

/** One observation to make. The steps of an experiment have what else it needs. */
export interface Step {
  kind: Observation["kind"];
  target: string;
  /** Seconds that it takes, estimated before anything has been measured. */
  estimateSeconds: number;
  /** The machine that it is taken on, by its place among those of the run; absent where there is one. */
  node?: number | undefined;
}

/** What steps are planned for: the services that are declared, on so many cores. */
export interface Planned {
  plan: Plan;
  services: Omit<Service, "sent">[];
  cores: number;
}

/** The steps of an experiment, by when they come in a run; in each of these places experiments follow one another. */
export interface StepsByPlace<S> {
  /** Once, before the first repetition. */
  first?(planned: Planned): S[];
  /** Where a repetition begins. */
  beforeRepetition?(planned: Planned, repetition: number): S[];
  /** In a repetition, in an order drawn from the plan's seed, among those of other experiments. */
  inRepetition?(planned: Planned, repetition: number): S[];
  /** Once, after the last repetition. */
  last?(planned: Planned): S[];
  /** On a process model, which is started for its processes only. */
  onModel?(planned: Planned, model: string): S[];
}

/**
 * A kind of experiment: all that the rest of the program knows of it. What one does not do at all is optional; about
 * everything else each has to say something.
 */
export interface Experiment<S extends Step = Step, O extends Observation = Observation> {
  readonly steps: StepsByPlace<S>;
  /** Whether the time that its steps take is time in which targets are observed. */
  readonly isObserving: boolean;
  /** What to write down of a step that cannot be taken; null where what keeps it from being taken has said so itself. */
  readonly skippedMessage: string | null;
  /** Whether its later steps follow from what it has observed, which they find in their context. */
  readonly isReadLater?: boolean;

  /** What tells a step from all others of its experiment and target; an observation that is made for it has the same. */
  identity(one: S | O): (string | number | boolean)[];
  /** What a plan has of it, a line each that begins with a name, as `--dry-run` prints them; none where that is obvious. */
  summary(plan: Plan): [name: string, text: string][];
  /** A step in words, without its target, as the progress of a run shows it. */
  describe(step: S): string;
  /** What to call an observation when it failed. */
  stage(observation: O): string;
  /** The requests that an observation is made of; none where it was made otherwise. */
  requests(observation: O): readonly RequestRecord[];
  /** Whether no request of an observation was answered in its time; without this, that is seen from its requests. */
  isUnanswered?(observation: O): boolean;
  /** The endpoint that is asked where others of its steps, or of other experiments, ask the same one. */
  asks?(one: S | O): string;

  /** Seconds that a step takes once amounts are chosen, on as many cores as were found to be available. */
  expectedSeconds(step: S, amounts: Amounts, available: Capacity["availableCores"]): number;
  /** What a step has in common with others, the narrowest first: what those took tells how long it will take. */
  paceGroups(step: S): string[];

  /** What of a plan a step of a repetition measures, where looks at the claims may leave that out. */
  cell?(step: S): Cell;
  /** Whether a look at the claims has left a step of a repetition out; never without this. */
  isLeftOut?(step: S, looks: readonly Look[], plan: Plan): boolean;

  /** Whether a step comes before the amounts of work are chosen; any other waits for that. */
  isBeforeAmounts(step: S): boolean;
  /** Whether it is known how much work a step asks for. */
  isKnown(step: S, amounts: Amounts): boolean;
  /** Whether what was observed so far allows a step to be taken; always without this. */
  isPossible?(context: ExperimentContext, step: S): boolean;
  /** The calibration that amounts are chosen from, when an observation is one. */
  calibration?(observation: O): Calibration | null;

  /** What comes before a step and is not measured. */
  precede?(context: ExperimentContext, step: S): Promise<void>;
  /** Takes a step. `attempt` counts how often it had to be repeated. */
  observe(context: ExperimentContext, step: S, attempt: number): Promise<Unplaced<O>>;
  /** What comes after a step and is not measured: it is done again where a resumed run starts the target anew. */
  follow?(context: ExperimentContext, step: S): Promise<void>;

  /** How many steps of a plan, which come after that of an observation, ask the same again; none without this. */
  alikeToCome?(observation: O, plan: Plan): number;
  /** How often what led to an observation is repeated at most, because of what was observed; 0 for never. */
  mostRepeats(observation: O): number;
  /** Why an observation that is not repeated cannot be used, in one line; undefined when it can. */
  invalidReason(observation: O): string | undefined;
}
