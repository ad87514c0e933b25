import { execa } from "execa";
import { expect, it } from "vitest";
import { firstOutput } from "../../../../../runner/checks/servers/first-output.ts";

const program = (text: string) => execa(process.execPath, ["--eval", text], { reject: false });

it("waits for a program's first words, and no longer than it runs", async () => {
  expect(await firstOutput(program('console.log("here")'))).toBe("here\n");
  await expect(firstOutput(program("process.exit(3)"))).rejects.toThrow("got one that ended with exit code 3");
});
