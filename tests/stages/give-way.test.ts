import { existsSync } from "node:fs";
import os from "node:os";
import { expect, it } from "vitest";
import { runCommand } from "./command.ts";
import { GIVES_WAY } from "./give-way.ts";

/** What a program says in a lane. */
async function saidIn(givesWay: boolean, program: string): Promise<string> {
  const said: string[] = [];
  await runCommand({ argv: [process.execPath, "-e", program], withinSeconds: 240 }, { said, givesWay });
  return said.join("").trim();
}

/** A program that waits until something is so, as it is a moment after it was started, and starts another then. */
const starting = (isSo: string, other: string, options = "") => `const waiting = setInterval(() => {
  if (!(${isSo})) return;
  clearInterval(waiting);
  const started = { stdio: "inherit"${options} };
  require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(other)}], started);
}, 10)`;

it("lets a program of a lane that gives way have a lower priority, and what it starts with it", async () => {
  const own = os.getPriority();
  const asked = (wanted: number) => starting(`os.getPriority() === ${wanted}`, "console.log(os.getPriority())");
  expect(await saidIn(false, asked(own))).toBe(String(own));
  const lower = Math.max(own, GIVES_WAY);
  expect(await saidIn(true, asked(lower))).toBe(String(lower));
});

it.runIf(existsSync("/proc/self/autogroup"))("lets a session give way that such a program begins", async () => {
  const readGroup = "fs.readFileSync('/proc/self/autogroup', 'utf8')";
  const other = `const waiting = setInterval(() => {
    if (!${readGroup}.endsWith(" nice ${GIVES_WAY}\\n")) return;
    clearInterval(waiting);
    console.log(${readGroup});
  }, 10)`;
  const said = await saidIn(true, starting("true", other, ", detached: true"));
  expect(said).toMatch(new RegExp(`^/autogroup-\\d+ nice ${GIVES_WAY}$`));
});

it("leaves what does not give way in the session of those who started it", async () => {
  const session = "fs.readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')[3]";
  const asked = `console.log(${session})`;
  const told = [await saidIn(false, asked), await saidIn(false, asked), await saidIn(true, asked)];
  expect(told[1]).toBe(told[0]);
  expect(told[2]).not.toBe(told[0]);
});
