/** A call in a source. */
export interface Call {
  /** What the pattern's groups have found. */
  groups: readonly (string | undefined)[];
  /** What stands between its parentheses. */
  inside: string;
  /** Its arguments. */
  args: readonly string[];
  /** Where it begins and ends. */
  from: number;
  to: number;
}

/** Brackets, and texts in quotes, in which brackets mean nothing. */
const MARK = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|[()[\]{},]/g;

/**
 * The calls that a pattern finds, with their arguments.
 *
 * @param pattern global, and ends with the parenthesis that opens the arguments
 */
export function callsIn(text: string, pattern: RegExp): Call[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const begin = found.index + found[0].length;
    const [args, to] = argumentsFrom(text, begin);
    return to === -1 ? [] : { groups: found.slice(1), inside: text.slice(begin, to), args, from: found.index, to };
  });
}

/** The calls that follow another on what it gives, as in `app.get("/a", a).get("/b", b)`: the first group is the method. */
export function chainedTo(text: string, { to }: Pick<Call, "to">): Call[] {
  const chained: Call[] = [];
  for (let end = to; end !== -1; end = chained.at(-1)?.to ?? -1) {
    NEXT.lastIndex = end + 1;
    const [whole, method] = NEXT.exec(text) ?? [];
    if (whole === undefined) break;
    const begin = NEXT.lastIndex;
    const [args, last] = argumentsFrom(text, begin);
    if (last === -1) break;
    chained.push({ groups: [method], inside: text.slice(begin, last), args, from: end + 1, to: last });
  }
  return chained;
}

const NEXT = /\s*\.(\w+)(?:<[^>()]*>)?\(/y;

/** The arguments that begin at a place, and where they end; -1 where they do not. */
function argumentsFrom(text: string, begin: number): [args: string[], end: number] {
  const args: string[] = [];
  let depth = 0;
  let from = begin;
  MARK.lastIndex = begin;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    const [sign] = mark;
    const isEnd = sign === ")" && depth === 0;
    if (isEnd || (sign === "," && depth === 0)) {
      const arg = text.slice(from, mark.index).trim();
      if (arg !== "") args.push(arg);
      from = mark.index + 1;
    }
    if (isEnd) return [args, mark.index];
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
  }
  return [args, -1];
}

/** What a text in quotes says; null where something else stands there, such as a name. */
export function textIn(arg: string | undefined): string | null {
  return (
    /^(?:r?(["'])([^"'`\\\n]*)\1|`([^`$\\\n]*)`)$/
      .exec(arg ?? "")
      ?.slice(2)
      .find((text) => text !== undefined) ?? null
  );
}

/** An argument by its keyword; undefined where it is not given. */
export function keyword(args: readonly string[], name: string): string | undefined {
  const given = new RegExp(`^${name}\\s*[=:]\\s*`);
  return args.find((arg) => given.test(arg))?.replace(given, "");
}

/** The calls around a place, the outermost first. */
export function around(calls: readonly Call[], { from }: Pick<Call, "from">): Call[] {
  return calls.filter((one) => one.from < from && from < one.to).toSorted((a, b) => a.from - b.from);
}

/** The name of the list that a place is in, or of what else it is part of: what was assigned last before it. */
export function listOf(text: string, { from }: Pick<Call, "from">): string {
  const assigned = text.slice(0, from).matchAll(/^(\w+)\s*(?::[^=\n]+)?\+?=(?!=)/gm);
  return [...assigned].at(-1)?.[1] ?? "";
}

/** Whether a route of Python answers GET: it does unless it says methods, and not this one. */
export function isForGet({ inside }: Pick<Call, "inside">): boolean {
  return !/\bmethods\s*=/.test(inside) || /["']GET["']/i.test(inside);
}
