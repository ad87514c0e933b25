import type { ErrorKind, LoadWindow } from "../../../content/run/parts/load-window.ts";

/** What whoever sends a part of a load counts of its requests. */
type Counts = Pick<LoadWindow, "offered" | "sent" | "missed" | "answered" | "errors">;

/** The requests of a whole load, as counted by all that sent a part of it: threads, or generators. */
export function addedCounts(counted: readonly Counts[]): Counts {
  const sum = (of: (one: Counts) => number) => counted.reduce((all, one) => all + of(one), 0);
  return {
    ...{ offered: sum(({ offered }) => offered), sent: sum(({ sent }) => sent) },
    missed: { late: sum(({ missed }) => missed.late), full: sum(({ missed }) => missed.full) },
    answered: sum(({ answered }) => answered),
    errors: addedErrors(counted),
  };
}

function addedErrors(counted: readonly Counts[]): Counts["errors"] {
  const all: Counts["errors"] = {};
  for (const { errors } of counted)
    for (const [kind, count] of Object.entries(errors) as [ErrorKind, number][]) all[kind] = (all[kind] ?? 0) + count;
  return all;
}
