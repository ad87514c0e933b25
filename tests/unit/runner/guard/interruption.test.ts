import path from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { firstOutput } from "../../../../runner/checks/servers/first-output.ts";

const MODULE = path.resolve(import.meta.dirname, "../../../../runner/guard/interruption.ts");

/** Says that it waits, and then why it is to end. */
const PROGRAM = `
  const { onInterruption } = await import(${JSON.stringify(MODULE)});
  const interruption = onInterruption();
  const waiting = setInterval(() => {}, 1000);
  interruption.addEventListener("abort", () => {
    console.log(interruption.reason.message);
    clearInterval(waiting);
  });
  console.log("waiting");
`;

// What a run does then has a test on real servers.
it.concurrent.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "tells of %s, and lets the program end by itself",
  async (signal) => {
    const program = execa(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
      reject: false,
      // It ends by itself, however slow the machine is.
      forceKillAfterDelay: false,
    });
    await firstOutput(program);
    program.kill(signal);
    expect(await program).toMatchObject({ exitCode: 0, stdout: `waiting\ninterrupted by ${signal}` });
  },
);
