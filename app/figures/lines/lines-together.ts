import type { Both } from "../frame/figure-content.ts";
import type { LinesData } from "./lines-data.ts";

/**
 * The lines of two runs: theirs behind yours, in the colour and the shape that yours has on the same target. What only
 * theirs has is left out, since its colour may be another target's in yours; null where they have no line in common.
 */
export function linesTogether<Data extends LinesData>({ theirs, yours }: Both<Data>): Data | null {
  const behind = theirs.lines.flatMap((line) => {
    const own = yours.lines.find(({ id }) => id === line.id);
    if (!own) return [];
    const { place, sign } = own;
    return { ...line, place, sign, id: `theirs-${line.id}`, label: `theirs: ${line.label}`, isBehind: true };
  });
  if (behind.length === 0) return null;
  const others = theirs.choices.filter(({ name }) => yours.choices.every((one) => one.name !== name));
  return { ...yours, lines: [...behind, ...yours.lines], choices: [...yours.choices, ...others] };
}
