import type { Conditions } from "../../../content/run/circumstances/conditions.ts";
import type { Environment } from "../../../content/run/circumstances/environment.ts";
import type { Image } from "../../../content/run/circumstances/image.ts";
import type { SelfTest } from "../../../content/run/circumstances/self-test.ts";
import type { Target } from "../../../content/run/circumstances/target.ts";
import type { Look } from "../../../content/run/looks.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Durations, Failure } from "../../../content/run/run.ts";
import type { ChosenAmounts } from "../../plan/amounts.ts";
import type { NumberedMachines } from "./numbered-machines.ts";
import type { RecordedService } from "./recorded-services.ts";

/** The form of the entries below; a run is resumed by the program that knows the form of its journal. */
export const JOURNAL_FORMAT = 3;

/** How a run began: all that is needed to resume it. */
export interface RunStart {
  format: typeof JOURNAL_FORMAT;
  id: string;
  startedAt: string;
  /** The Compose file, as this machine knows it. */
  file: string;
  /** Others, each of which is merged over those before it. */
  overrides?: string[] | undefined;
  services: RecordedService[];
  plan: Plan;
  environment: Environment;
  /**
   * Digests by which the machines of the targets are known again, in their
   * order, where there are several; no run file has them.
   */
  machines?: string[] | undefined;
  /** The same of the machines that steady load comes from. */
  loadMachines?: string[] | undefined;
}

/** The result of starting services: what they say of themselves, their images, and why others are absent. */
export interface Started {
  targets: Target[];
  images: Image[];
  failures: Failure[];
}

/**
 * What a journal holds, a line each, in the order in which it became known. What follows from an observation is in its
 * line: a run that is killed has all of it or nothing.
 */
export type Entry =
  | { begun: RunStart }
  | { resumedAt: string }
  | { selfTest: SelfTest }
  | { started: Started }
  | { machines: NumberedMachines }
  | { conditions: { before: Conditions } | { after: Conditions } }
  | { chosen: ChosenAmounts }
  | { observation: Observation; failure: Failure | null }
  | { skipped: Failure; step: string }
  | { lost: Failure }
  | { look: Look }
  | { ended: Pick<Durations, "bringUpSeconds" | "tearDownSeconds"> }
  | { writtenAt: string };
