"use client";

import type { ReactNode } from "react";
import { targetClass } from "../chart/chart-style.ts";
import { Swatch } from "../chart/line-sign.tsx";
import type { ChartLine } from "./lines-data.ts";

/** A group of a figure's controls, with a name for those who do not see it. */
export function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">{name}</legend>
      {children}
    </fieldset>
  );
}

/** A button rather than a checkbox: a click before hydration has no effect of its own, so it can be replayed. */
export function Toggle({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  );
}

interface Hiding {
  lines: readonly Pick<ChartLine, "id" | "label" | "place" | "sign">[];
  hidden: readonly string[];
  hide: (change: (hidden: string[]) => string[]) => void;
}

/** A button for every line, which hides it or shows it again. */
function LineToggles({ lines, hidden, hide }: Hiding) {
  return (
    <Group name="Lines">
      {lines.map(({ id, label, place, sign }) => (
        <Toggle key={id} isOn={!hidden.includes(id)} onPress={() => hide((last) => toggled(last, id))}>
          <Swatch sign={sign} className={targetClass(place)} />
          {label}
        </Toggle>
      ))}
    </Group>
  );
}

function toggled(hidden: string[], id: string): string[] {
  return hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
}

/** The fieldset of a figure's controls: a button for every line, then what else there is to choose. */
export function ControlsOfLines({
  number,
  children,
  ...lines
}: Hiding & { number: string | number; children: ReactNode }) {
  return (
    <fieldset className="controls">
      <legend className="visually-hidden">Options of figure {number}</legend>
      <LineToggles {...lines} />
      {children}
    </fieldset>
  );
}
