import { readFileSync } from "node:fs";
import { execa } from "execa";
import { expect, it } from "vitest";
import { checkCommand } from "../../../../runner/cli/check-command.ts";
import { parseFlags, wholeNumber } from "../../../../runner/cli/parse-flags.ts";
import { EXIT } from "../../../../runner/program/exit-error.ts";

const COMMANDS = [
  "adopt",
  "bench",
  "bench:build",
  "bench:live",
  "bench:nodes",
  "crash-test",
  "inspect",
  "schema",
  "self-check",
  "test",
];

function refusal(...args: string[]): unknown {
  const command = checkCommand("try", "Tries.").option("--times <n>", "how often", wholeNumber(1, 9), 3);
  try {
    return parseFlags(command, ["node", "try", ...args]) && command.opts();
  } catch (thrown) {
    return thrown;
  }
}

it("reads its flags, each with its usual value where it is not given", () => {
  expect(refusal()).toEqual({ times: 3 });
  expect(refusal("--times", "5")).toEqual({ times: 5 });
});

it.each([
  [["--time", "5"], /unknown option '--time'/],
  [["5"], /too many arguments.*Expected 0 arguments but got 1/],
  [["--times"], /argument missing/],
  [["--times", "0"], /argument '0' is invalid. expected a whole number from 1 to 9/],
])("refuses %j in one line, as wrong usage", (args, message) => {
  expect(refusal(...args)).toMatchObject({ message: expect.stringMatching(message), exitCode: EXIT.usage });
  expect((refusal(...args) as Error).message).not.toContain("\n");
});

it("prints its usage or refuses before any work begins", async () => {
  const schema = (flag: string) => execa(process.execPath, ["tests/schema.ts", flag], { reject: false });
  const [help, wrong] = await Promise.all([schema("--help"), schema("--write")]);
  expect(help).toMatchObject({
    exitCode: EXIT.complete,
    stderr: "",
    stdout: expect.stringMatching(/^Usage: pnpm schema/),
  });
  const said = "benchbook: unknown option '--write' (see --help)";
  expect(wrong).toMatchObject({ exitCode: EXIT.usage, stdout: "", stderr: said });
});

it.each(COMMANDS)("pnpm %s is one of them, under its own name", (name) => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const file = scripts[name]?.split(" ").at(-1) ?? "";
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(new RegExp(`checkCommand\\(\\s*"${name}"`));
  expect(text).toMatch(/readFlags(<[^(]*>)?\(/);
});
