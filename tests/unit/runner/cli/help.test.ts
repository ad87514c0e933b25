import { expect, it, vi } from "vitest";
import { parseArguments } from "../../../../runner/cli/arguments.ts";
import { BOUNDS } from "../../../../runner/plan/bounds.ts";

/** What is printed for a command's `--help`, as one line. */
function helpOf(command: string): string {
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  parseArguments(["node", "benchbook", command, "--help"]);
  write.mockRestore();
  return printed.join("").replace(/\s+/g, " ");
}

it.each(["measure", "report"])("says of every flag of %s that takes a value what it is without", (command) => {
  const flags = helpOf(command)
    .split(/ (?=--[a-z-]+ [<[])/)
    .slice(1);
  expect(flags.length).toBeGreaterThan(12);
  const always = ["--resume", "--salvage"];
  for (const flag of flags) if (!always.includes(flag.split(" ")[0] ?? "")) expect(flag).toContain("default: ");
});

it("says every range as it is checked, and what the exit codes mean", () => {
  const help = helpOf("measure");
  for (const most of Object.values(BOUNDS)) expect(help).toContain(String(most));
  for (const code of [0, 1, 2, 3, 130]) expect(help).toMatch(new RegExp(`\\b${code} {1,4}[a-z]`));
});
