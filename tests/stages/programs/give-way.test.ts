import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { exists } from "../../../runner/program/disk.ts";
import { scratchFolder } from "../../fixture/isolation/scratch.ts";
import { GIVES_WAY, SESSION_GIVES_WAY } from "../machine/give-way.ts";
import { runStages } from "../run/stage.ts";
import { runCommand } from "./command.ts";

/** What a program says in a lane. */
async function saidIn(givesWay: AbortSignal | null, program: string): Promise<string> {
  const said: string[] = [];
  await runCommand({ argv: [process.execPath, "-e", program], withinSeconds: 240 }, { said, givesWay });
  return said.join("").trim();
}

const never = () => new AbortController().signal;

/** A program that waits until something is so, as it is a moment after it was started, and does something then. */
const once = (isSo: string, act: string) => `{ const waiting = setInterval(() => {
  if (!(${isSo})) return;
  clearInterval(waiting);
  ${act};
}, 10) }`;
/** What starts another program. */
const start = (program: string, options = "") =>
  `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(program)}], { stdio: "inherit"${options} })`;
/** Whether the session of a program has a nice value among sessions. */
const hasSessionNice = (nice: number) => `fs.readFileSync("/proc/self/autogroup", "utf8").endsWith(" nice ${nice}\\n")`;

it("lets a program of a lane that gives way have a lower priority, and what it starts with it", async () => {
  const own = os.getPriority();
  const asked = (wanted: number) => once(`os.getPriority() === ${wanted}`, start("console.log(os.getPriority())"));
  expect(await saidIn(null, asked(own))).toBe(String(own));
  const lower = Math.max(own, GIVES_WAY);
  expect(await saidIn(never(), asked(lower))).toBe(String(lower));
});

it.runIf(existsSync("/proc/self/autogroup"))("lets a session give way that such a program begins", async () => {
  const other = once(hasSessionNice(SESSION_GIVES_WAY), 'console.log("gave way")');
  expect(await saidIn(never(), start(other, ", detached: true"))).toBe("gave way");
});

it.runIf(existsSync("/proc/self/autogroup"))("gives way no longer once the stages beside have ended", async () => {
  vi.spyOn(console, "log").mockReturnValue();
  const gave = Promise.withResolvers<void>();
  const told: string[] = [];
  const about = "pretended";
  const counts = { passed: 1, failed: 0 };
  const seen = path.join(await scratchFolder(), "seen");
  const again = once(hasSessionNice(0), 'console.log("no longer")');
  const program = once(hasSessionNice(SESSION_GIVES_WAY), `fs.writeFileSync(${JSON.stringify(seen)}, "");${again}`);
  const check = async ({ givesWay }: { givesWay: AbortSignal | null }) => {
    const ended = saidIn(givesWay, program);
    while (!(await exists(seen))) await sleep(20);
    gave.resolve();
    told.push(await ended);
    return counts;
  };
  await runStages(
    [
      { name: "integration", about, beside: true, check: () => gave.promise.then(() => counts) },
      { name: "unit", about, check },
    ],
    2,
  );
  expect(told).toEqual(["no longer"]);
  vi.restoreAllMocks();
});

it("leaves what does not give way in the session of those who started it", async () => {
  const session = "fs.readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')[3]";
  const asked = `console.log(${session})`;
  const told = [await saidIn(null, asked), await saidIn(AbortSignal.abort(), asked), await saidIn(never(), asked)];
  expect(told[1]).toBe(told[0]);
  expect(told[2]).not.toBe(told[0]);
});
