"use client";

import type { ControlsProps } from "../explore/live-figure.tsx";
import type { LinesData, LinesView } from "./lines-data.ts";
import { ControlsOfLines, Group, Toggle } from "./toggles.tsx";

/** The controls of a figure of lines: which are visible, and what they show. */
export function LinesControls({ data, view, change, number }: ControlsProps<LinesData, LinesView>) {
  return (
    <ControlsOfLines
      number={number}
      lines={data.lines}
      hidden={view.hidden}
      hide={(next) => change((last) => ({ ...last, hidden: next(last.hidden) }))}
    >
      {data.choices.length > 1 && (
        <Group name="What is shown">
          {data.choices.map(({ name, label }) => (
            <Toggle
              key={name}
              isOn={view.choice === name}
              onPress={() => change((last) => ({ ...last, choice: name }))}
            >
              {label}
            </Toggle>
          ))}
        </Group>
      )}
    </ControlsOfLines>
  );
}
