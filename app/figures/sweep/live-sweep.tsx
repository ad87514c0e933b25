"use client";

import { type ControlsProps, LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { ControlsOfLines, Group, Toggle } from "../lines/toggles.tsx";
import { BESIDE } from "./sweep-caption.ts";
import { sweepDrawing } from "./sweep-drawing.tsx";
import type { SweepData } from "./sweep-lines.ts";
import type { SweepView } from "./sweep-view.ts";

/** The interactive figure of sweeps, with its controls. */
export function LiveSweep(props: LiveFigureProps<SweepData>) {
  return <LiveFigure drawing={sweepDrawing} Controls={Controls} {...props} />;
}

const SCALES = [
  { scale: "linear", name: "linear" },
  { scale: "log", name: "logarithmic" },
] as const;
const QUANTITIES = [
  { quantity: "time", name: "time" },
  { quantity: "speedup", name: "speed-up" },
] as const;

/** The controls of a figure of sweeps: visible lines, scale, time or speed-up, and published totals. */
function Controls({ data, view, change, number }: ControlsProps<SweepData, SweepView>) {
  return (
    <ControlsOfLines
      number={number}
      lines={data.lines}
      hidden={view.hidden}
      hide={(next) => change((last) => ({ ...last, hidden: next(last.hidden) }))}
    >
      <Group name="Scale of the axes">
        {SCALES.map(({ scale, name }) => (
          <Toggle key={scale} isOn={view.scale === scale} onPress={() => change((last) => ({ ...last, scale }))}>
            {name}
          </Toggle>
        ))}
      </Group>
      <Group name="Quantity">
        {QUANTITIES.map(({ quantity, name }) => (
          <Toggle
            key={quantity}
            isOn={view.quantity === quantity}
            onPress={() => change((last) => ({ ...last, quantity }))}
          >
            {name}
          </Toggle>
        ))}
      </Group>
      {data.lines.some(({ published }) => published.length > 0) && (
        <Group name="For comparison">
          <Toggle isOn={view.published} onPress={() => change((last) => ({ ...last, published: !last.published }))}>
            {BESIDE[data.beside ?? "published"].toggle}
          </Toggle>
        </Group>
      )}
    </ControlsOfLines>
  );
}
