const WIDTH = 120;

/** A text of a program's source, in quotes. */
export const quoted = (text: string) => JSON.stringify(text);

/** A list as the formatter lays it out: in one line, where that is short enough, else one item a line. */
export function bracketed(items: readonly string[], { indent, before = 0, brackets = "[]" }: Layout): string {
  const [opens = "", closes = ""] = brackets;
  const padding = brackets === "{}" ? " " : "";
  const line = `${opens}${padding}${items.join(", ")}${padding}${closes}`;
  if (indent + before + line.length + 1 <= WIDTH) return line;
  const space = " ".repeat(indent);
  return `${opens}\n${items.map((item) => `${space}  ${item},\n`).join("")}${space}${closes}`;
}

/** Where a list stands: how far its line is indented, and how much stands before it there. */
interface Layout {
  indent: number;
  before?: number;
  brackets?: "[]" | "{}";
}

/** A statement that imports names from a file. */
export function importing(names: readonly string[], file: string): string {
  const [begins, ends] = ["import ", ` from ${quoted(file)};`];
  const before = begins.length + ends.length;
  return `${begins}${bracketed(names.toSorted(), { indent: 0, before, brackets: "{}" })}${ends}`;
}

/** An entry of a record as the formatter lays it out: a value that is too long for the line stands on the next. */
export function entry(key: string, value: string, indent: number): string {
  const space = " ".repeat(indent);
  const line = `${space}${key}: ${value},`;
  return line.length <= WIDTH ? line : `${space}${key}:\n${space}  ${value},`;
}
