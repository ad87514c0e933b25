import type { Both } from "../frame/figure-content.ts";
import type { LinesData } from "./lines-data.ts";

/** The lines of two runs: theirs behind yours, in the colour and the shape that yours has on the same target. */
export function linesTogether<Data extends LinesData>({ theirs, yours }: Both<Data>): Data {
  const behind = theirs.lines.map((line) => {
    const { place = line.place, sign = line.sign } = yours.lines.find(({ id }) => id === line.id) ?? {};
    return { ...line, place, sign, id: `theirs-${line.id}`, label: `theirs: ${line.label}`, isBehind: true };
  });
  const others = theirs.choices.filter(({ name }) => yours.choices.every((one) => one.name !== name));
  return { ...yours, lines: [...behind, ...yours.lines], choices: [...yours.choices, ...others] };
}
