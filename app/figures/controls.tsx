"use client";

import type { ReactNode } from "react";
import { targetClass } from "./drawing.ts";
import { Swatch } from "./sign.tsx";
import type { SweepData } from "./sweep.tsx";
import type { ChosenView } from "./use-view.ts";

interface Props {
  number: string | number;
  data: SweepData;
  view: ChosenView["view"];
  change: ChosenView["change"];
}

const SCALES = { linear: "linear", log: "logarithmic" } as const;
const QUANTITIES = { time: "time", speedup: "speed-up" } as const;

/** What a reader can choose of a figure of sweeps: its lines, its scale, time or speed-up, and what was published. */
export function Controls({ data, view, change, number }: Props) {
  return (
    <fieldset className="controls">
      <legend className="unseen">What figure {number} shows</legend>
      <Group name="Lines">
        {data.lines.map(({ id, label, place, sign }) => (
          <Toggle
            key={id}
            isOn={!view.off.includes(id)}
            press={() => change((last) => ({ ...last, off: toggled(last.off, id) }))}
          >
            <Swatch sign={sign} className={targetClass(place)} />
            {label}
          </Toggle>
        ))}
      </Group>
      <Group name="Scale">
        {keysOf(SCALES).map((scale) => (
          <Toggle key={scale} isOn={view.scale === scale} press={() => change((last) => ({ ...last, scale }))}>
            {SCALES[scale]}
          </Toggle>
        ))}
      </Group>
      <Group name="Quantity">
        {keysOf(QUANTITIES).map((quantity) => (
          <Toggle
            key={quantity}
            isOn={view.quantity === quantity}
            press={() => change((last) => ({ ...last, quantity }))}
          >
            {QUANTITIES[quantity]}
          </Toggle>
        ))}
      </Group>
      {data.lines.some(({ published }) => published.length > 0) && (
        <Group name="Beside it">
          <Toggle isOn={view.published} press={() => change((last) => ({ ...last, published: !last.published }))}>
            published
          </Toggle>
        </Group>
      )}
    </fieldset>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="choices">
      <legend className="unseen">{name}</legend>
      {children}
    </fieldset>
  );
}

/** A button and not a checkbox: a click that comes before the framework does nothing by itself, and is done again. */
function Toggle({ isOn, press, children }: { isOn: boolean; press: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={isOn} onClick={press}>
      {children}
    </button>
  );
}

function toggled(off: string[], id: string): string[] {
  return off.includes(id) ? off.filter((one) => one !== id) : [...off, id];
}

function keysOf<K extends string>(words: Record<K, string>): K[] {
  return Object.keys(words) as K[];
}
