import { NAMES } from "./top-columns.ts";

/** What stands for an owner, as wide as the name was. */
export const anonymousOwner = (width: number) => "user".slice(0, width).padEnd(width);

/**
 * Takes the names of a table's owners out of the arguments of commands, where servers write them (`sshd: alice@pts/0`).
 * The program's own name stays: many services run as a user of that name.
 *
 * @param rows what stands in the columns of each row
 * @returns what does it to one command
 */
export function withoutOwners(rows: Map<string, string>[]): (command: string) => string {
  const owners = new Set(rows.flatMap((row) => [...NAMES].flatMap((column) => row.get(column) ?? [])));
  const names = [...owners].filter((owner) => /\p{L}/u.test(owner) && owner.length > 1);
  // A name may begin with another one.
  const words = names.toSorted((a, b) => b.length - a.length).map(wordOf);
  if (words.length === 0) return (command) => command;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  return (command) => {
    const [program = ""] = /^\S+/.exec(command) ?? [];
    return program + command.slice(program.length).replace(pattern, "user");
  };
}

/** A name that was cut, as the plus says, is the beginning of a word. */
function wordOf(owner: string): string {
  return owner.endsWith("+") ? `${RegExp.escape(owner.slice(0, -1))}[\\p{L}\\p{N}_.-]*` : RegExp.escape(owner);
}
