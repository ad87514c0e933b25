import type { ErrorKind, LoadWindow } from "../../../content/run/parts/load-window.ts";

/** How many requests failed in each way, over all that counted them: threads, or generators. */
export function addedErrors(counted: readonly Pick<LoadWindow, "errors">[]): LoadWindow["errors"] {
  const all: LoadWindow["errors"] = {};
  for (const { errors } of counted)
    for (const [kind, count] of Object.entries(errors) as [ErrorKind, number][]) all[kind] = (all[kind] ?? 0) + count;
  return all;
}
