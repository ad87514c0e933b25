import { execa } from "execa";
import { expect, it } from "vitest";
import { STAGES } from "./contents.ts";

// What must begin no work cannot be tried in this process, which it ends.
const start = (...flags: string[]) => execa(process.execPath, ["tests/main.ts", ...flags], { reject: false });

it("prints its usage with every stage, or refuses what it does not take, before any stage begins", async () => {
  const [help, flag, stage] = await Promise.all([start("--help"), start("--besideload"), start("units")]);
  expect(help).toMatchObject({
    exitCode: 0,
    stderr: "",
    stdout: expect.stringMatching(/^Usage: pnpm test \[options\]/),
  });
  for (const { name, about } of STAGES) expect(help.stdout.replace(/\s+/g, " ")).toContain(`${name} ${about}`);
  expect(flag).toMatchObject({
    ...{ exitCode: 2, stdout: "" },
    stderr: "benchbook: unknown option '--besideload' (see --help)",
  });
  expect(stage).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("'units' is invalid") });
  expect(stage.stderr).toContain(STAGES.map(({ name }) => name).join(", "));
});
