import type { SendLoad } from "../load/steady/load-window.ts";
import type { TargetObserver } from "../observe/target-observer.ts";
import type { Service } from "./services/service.ts";

/** A service that could not be brought up, and why. */
export interface Absence {
  name: string;
  reason: string;
}

/**
 * Where a service runs: the first of its processes as this machine counts them, when that was started (milliseconds since
 * 1970), and the image it was made from. Of another machine neither is known:
 * its processes are its own, and so is its clock.
 */
export interface ServiceRoot {
  pid: number | null;
  startedAt: number | null;
  image: string | null;
}

/** Shows a person a line about what is waited for. */
export type Say = (line: string) => void;

/** What has gone wrong beside the services, with something that is started for the run itself. */
export interface FleetFault {
  message: string;
  /** Whether it is about the machine of the services, not about another that all fleets of a run share. */
  isOfNode: boolean;
}

/**
 * The boot ids of the kernels of other machines, which tell whether two nodes are one machine; null where one did not say.
 */
export interface BootIds {
  /** Of the machine of the services. */
  node: string | null;
  /** Of those that steady load comes from, which all fleets of a run share. */
  loadNodes: (string | null)[];
}

/** The services on one machine of a backend; nothing else of the runner knows which. */
export interface Fleet {
  /** Whether the services are processes of this machine, and so have its clock. */
  isLocal: boolean;
  /**
   * Where nobody can say when a service was started, because its machine has a clock of its own. Without this, roots say it.
   */
  startsAreUntimed?: true;
  /** Whether the services run on no other cores than those that they may use. */
  pinned: boolean;
  /** A digest of what its machine is known by where there are several, by which a run that is resumed knows it again. */
  machine?: string;
  /** The same of the machines that steady load comes from, which all fleets of a run share. */
  loadMachines?: string[];
  /** Starts services and waits until each answers; what did not come up is returned, with its last log lines. */
  up(services: Service[], signal: AbortSignal, say?: Say): Promise<Absence[]>;
  /** Stops everything that was started; safe to call at any time and again. */
  down(): Promise<void>;
  /** Some services that are up, each with the address at which this machine reaches it. */
  located(services: Service[]): Promise<Service[]>;
  /** Where each service that is up runs, as far as it can be told. */
  roots(): Promise<Map<string, ServiceRoot>>;
  /** Who looks at services that run on other machines, by their names; those of this machine are found by their PIDs. */
  observers?(): Promise<ReadonlyMap<string, TargetObserver>>;
  /** Starts what sends steady load from other machines, and returns how it is sent. Without this, this machine sends it. */
  sender?(signal: AbortSignal): Promise<SendLoad>;
  /** Which machines these are, once the services are up. Without this, there is none but this machine. */
  bootIds?(): Promise<BootIds>;
  /** What has gone wrong since this was last asked; of what fleets share, whichever is asked first tells. */
  faults?(): FleetFault[];
  /** Why a service that was started answers nothing any more, such as that its process exited; undefined while it runs. */
  ended(service: Service): Promise<string | undefined>;
  /** Why nothing that runs on this machine can be reached any more; undefined while it can. Without this, it always can. */
  lost?(): Promise<string | undefined>;
  /** What a service wrote last, fit for a terminal and without secrets; empty where it wrote nothing. */
  lastLines(service: Service): Promise<string>;
}
