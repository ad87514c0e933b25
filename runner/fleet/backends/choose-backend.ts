import type { BackendName } from "../../../content/run/circumstances/backend.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import type { Backend, Programs } from "../backend.ts";
import { ALL_BACKENDS } from "./registry.ts";

/** What the targets are run through, and why. */
export interface ChosenBackend {
  backend: Backend;
  programs: Programs;
  reason: string;
}

/**
 * Chooses how to run the targets: as asked, else the first backend that this machine can use.
 *
 * @throws ExitError (the machine cannot) when it cannot use what was asked for
 */
export async function chooseBackend(asked: BackendName | undefined, all = ALL_BACKENDS): Promise<ChosenBackend> {
  const missing: string[] = [];
  for (const backend of all.filter(({ name }) => asked === undefined || name === asked)) {
    const found = await backend.find();
    const why = [
      ...(asked ? [`--on ${asked} was given`] : missing),
      ...(found.isThere && found.said ? [found.said] : []),
    ];
    if (found.isThere) return { backend, programs: found.programs, reason: why.join("; ") };
    missing.push(found.reason);
    if (asked) throw unusable(backend, found.reason, all);
  }
  throw new ExitError(`expected a way to run the targets, but ${missing.join("; ")}`, EXIT.unable);
}

function unusable({ name, needs }: Backend, reason: string, all: readonly Backend[]): ExitError {
  const others = all.filter((one) => one.name !== name).map((one) => `--on ${one.name}`);
  return new ExitError(
    `--on ${name} expects ${needs}, but ${reason}; start one or use ${others.join(" or ")}`,
    EXIT.unable,
  );
}
