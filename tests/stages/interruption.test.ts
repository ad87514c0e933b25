import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { exists } from "../../runner/program/disk.ts";
import { scratchFolder } from "../fixture/isolation/scratch.ts";
import { runCommand } from "./programs/command.ts";

/** However long it takes until it ends by itself. */
const PATIENT = { reject: false, forceKillAfterDelay: false } as const;
const CLEANER = path.resolve(import.meta.dirname, "../prepare/leave-nothing/cleaner.ts");
const MODULE = path.resolve(import.meta.dirname, "../prepare/interruption.ts");

/** Ends what would stay where the one that started it is gone, as it may be where these tests fail. */
const END_WITH_PARENT =
  "{ const parent = process.ppid; setInterval(() => process.ppid === parent || process.exit(), 50).unref(); }";

/** Takes three looks to end once it is asked to, and writes into its folder at each; it never does if that is gone. */
const STUBBORN = `${END_WITH_PARENT}
  const fs = require("node:fs");
  const [folder, outside] = process.argv.slice(1);
  process.on("SIGTERM", () => {
    let written = 0;
    const writing = setInterval(() => {
      fs.writeFileSync(folder + "/" + written, "");
      written += 1;
      if (written === 3) { fs.writeFileSync(outside, "wrote to the end"); clearInterval(writing); clearInterval(waiting); }
    }, 100);
  });
  const waiting = setInterval(() => {}, 1000);
  console.log("started");
`;

/** Starts what starts it, with a folder that goes when it ends. */
const PROGRAM = `
  const { spawn } = await import("node:child_process");
  const { mkdirSync } = await import("node:fs");
  const { removeInTheEnd } = await import(${JSON.stringify(MODULE)});
  const [folder, outside] = process.argv.slice(1);
  mkdirSync(folder);
  removeInTheEnd(folder).addEventListener("abort", () => console.log("interrupted"));
  const between = ${JSON.stringify(`${END_WITH_PARENT}
    const { spawn } = require("node:child_process");
    const [stubborn, ...args] = process.argv.slice(1);
    process.on("SIGTERM", () => {});
    spawn(process.execPath, ["-e", stubborn, ...args], { stdio: "inherit" });
  `)};
  spawn(process.execPath, ["-e", between, ${JSON.stringify(STUBBORN)}, folder, outside], { stdio: "inherit" });
  setInterval(() => {}, 1000);
`;

it.concurrent.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "removes the folder on %s once all that was started has ended, and ends with 130",
  async (signal) => {
    const scratch = await scratchFolder();
    const [folder, outside] = [path.join(scratch, "temporary"), path.join(scratch, "outside")];
    const args = ["--input-type=module", "--eval", PROGRAM, folder, outside];
    const program = execa(process.execPath, args, PATIENT);
    for await (const line of program) if (line === "started") program.kill(signal);
    expect(await program).toMatchObject({ exitCode: 130, stdout: "started\ninterrupted" });
    expect(await readFile(outside, "utf8")).toBe("wrote to the end");
    expect(await exists(folder)).toBe(false);
    expect(await readdir(scratch)).toEqual(["outside"]);
  },
);

/** Ends only when it is killed. */
const DEAF = `${END_WITH_PARENT} process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("started");`;
/** Goes on for longer than anybody has patience, and then ends by itself. */
const CLEANING = `process.on("SIGTERM", () => setTimeout(() => {
  require("node:fs").writeFileSync(process.argv[2], "cleaned up");
  process.exit();
}, 1000));
setInterval(() => {}, 1000);
console.log("started");
`;

it("kills what does not end, and waits for what cleans up after it", async () => {
  const scratch = await scratchFolder();
  const [folder, outside] = [path.join(scratch, "temporary"), path.join(scratch, "outside")];
  const started = [
    ["-e", DEAF],
    ["-e", CLEANING, CLEANER, outside],
  ];
  const program = execa(
    process.execPath,
    [
      ...["--input-type=module", "--eval"],
      `const { spawn } = await import("node:child_process");
      const { removeInTheEnd } = await import(${JSON.stringify(MODULE)});
      removeInTheEnd(${JSON.stringify(folder)}, 0.1);
      for (const args of ${JSON.stringify(started)}) spawn(process.execPath, args, { stdio: "inherit" });
      setInterval(() => {}, 1000);`,
    ],
    PATIENT,
  );
  let lines = 0;
  for await (const line of program) if (line === "started" && ++lines === started.length) program.kill("SIGINT");
  expect(await program).toMatchObject({ exitCode: 130 });
  expect(await readFile(outside, "utf8")).toBe("cleaned up");
});

it("starts no program any more once it is interrupted", async () => {
  const lane = { said: [], givesWay: null, interrupted: AbortSignal.abort() };
  const reason = await runCommand({ argv: [process.execPath, "-e", "process.exit(0)"], withinSeconds: 60 }, lane);
  expect(reason).toBe("node was not started: the tests were interrupted");
});
