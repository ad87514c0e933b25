"use client";

import { useEffect, useRef } from "react";
import { visible } from "../../../content/run/parts/visible.ts";

/** How much is shown of an id that no run has. */
const LONGEST_SHOWN = 80;

/** What a reader chose: a stored run, and another or files, of which only one can be compared. */
export interface ChosenRuns {
  theirs: string;
  yours: string | FileList;
}

interface Props {
  runs: { id: string; label: string }[];
  /** The run that others are compared with until a reader chooses another. */
  first: string | undefined;
  compare: (chosen: ChosenRuns) => void;
  /** What is said where nothing can be compared. */
  refuse: (reason: string) => void;
}

/**
 * Where two runs are chosen. The form keeps its own state: what a reader did before this was hydrated counts too, and the
 * stored runs of the choice are in the address.
 */
export function Choice({ runs, first, compare, refuse }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const act = useRef({ compare, refuse });
  act.current = { compare, refuse };
  useEffect(() => {
    const here = form.current;
    if (!here) return;
    const [unknown] = takeFromAddress(here);
    if (unknown !== undefined)
      return act.current.refuse(`expected stored runs of this site, got ${unknown}; choose two`);
    const chosen = readForm(here);
    if (!chosen) return;
    putInAddress(here);
    act.current.compare(chosen);
  }, []);

  const changed = (name: string) => {
    const here = form.current;
    if (!here) return;
    const { yours, file } = fieldsOf(here);
    // The last of the two that was chosen counts.
    if (name === "file" && file.files?.length) yours.value = "";
    if (name === "yours" && yours.value) file.value = "";
    const chosen = readForm(here);
    putInAddress(here);
    if (chosen) compare(chosen);
  };

  return (
    <form
      ref={form}
      className="choice"
      data-drops=""
      onSubmit={(event) => event.preventDefault()}
      onChange={(event) => changed(nameOf(event.target))}
    >
      <label>
        Theirs
        <select name="theirs" defaultValue={first}>
          <Options runs={runs} />
        </select>
      </label>
      <label>
        Yours
        <select name="yours" defaultValue="">
          <option value="">a run file of yours</option>
          <Options runs={runs} />
        </select>
      </label>
      <label className="drop">
        Drop a run file here, or choose one. It stays in your browser.
        <input type="file" name="file" accept=".json,application/json" />
      </label>
    </form>
  );
}

function nameOf(field: EventTarget): string {
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.name : "";
}

function Options({ runs }: Pick<Props, "runs">) {
  return runs.map(({ id, label }) => (
    <option key={id} value={id}>
      {label}
    </option>
  ));
}

interface Fields {
  theirs: HTMLSelectElement;
  yours: HTMLSelectElement;
  file: HTMLInputElement;
}

function fieldsOf(form: HTMLFormElement): Fields {
  const named = (name: string) => form.elements.namedItem(name);
  return {
    theirs: named("theirs") as HTMLSelectElement,
    yours: named("yours") as HTMLSelectElement,
    file: named("file") as HTMLInputElement,
  };
}

/** What the form has; null where nothing is chosen to compare with. */
function readForm(form: HTMLFormElement): ChosenRuns | null {
  const { theirs, yours, file } = fieldsOf(form);
  const chosen = file.files?.length ? file.files : yours.value;
  return chosen && theirs.value ? { theirs: theirs.value, yours: chosen } : null;
}

/** Takes the stored runs that the address names; those that are not there, each safe to show. */
function takeFromAddress(form: HTMLFormElement): string[] {
  const query = new URLSearchParams(location.search);
  const { theirs, yours } = fieldsOf(form);
  return [theirs, yours].flatMap((select) => {
    const wanted = query.get(select.name);
    if (!wanted) return [];
    const isThere = [...select.options].some(({ value }) => value === wanted);
    if (isThere) select.value = wanted;
    return isThere ? [] : [visible(wanted.slice(0, LONGEST_SHOWN))];
  });
}

function putInAddress(form: HTMLFormElement): void {
  const { theirs, yours } = fieldsOf(form);
  const query = new URLSearchParams({ theirs: theirs.value, ...(yours.value && { yours: yours.value }) });
  history.replaceState(null, "", `?${query}`);
}
