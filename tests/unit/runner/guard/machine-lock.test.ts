import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { withMachineLock } from "../../../../runner/guard/machine-lock.ts";
import { isOwnerAlive, OWNER, pidOf, startTicks } from "../../../../runner/guard/marks/owner.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const lockIn = async () => path.join(await scratchFolder(), "benchbook.lock");
const SINCE = "2026-01-02T03:04:05.000Z";
/** A mark like this process's own, of another process. */
const markOf = (pid: number, ticks: number) => OWNER.replace(/-\d+-\d+$/, `-${pid}-${ticks}`);
const onLinux = process.platform === "linux";

async function deadPid(): Promise<number> {
  const child = execa("true");
  await child;
  return child.pid ?? 0;
}

it("holds the lock while it works, and leaves nothing", async () => {
  const file = await lockIn();
  const seen = await withMachineLock(() => readFile(file, "utf8"), file);
  expect(seen).toMatch(new RegExp(`^${OWNER} \\S+Z\n$`));
  expect(await readdir(path.dirname(file))).toEqual([]);
});

it("gives the lock back when the work fails", async () => {
  const file = await lockIn();
  await expect(withMachineLock(() => Promise.reject(new Error("broke")), file)).rejects.toThrow("broke");
  expect(await readdir(path.dirname(file))).toEqual([]);
});

it("refuses a second run, with the PID and the start of the first", async () => {
  const file = await lockIn();
  await writeFile(file, `${markOf(process.ppid, startTicks(process.ppid) ?? 0)} ${SINCE}\n`);
  const refused = withMachineLock(async () => "never", file);
  await expect(refused).rejects.toThrow(
    `another run is under way on this machine (PID ${process.ppid}, since ${SINCE})`,
  );
  await expect(refused).rejects.toMatchObject({ exitCode: 3 });
  expect(await readFile(file, "utf8")).toContain(SINCE);
});

it("takes over from a process that has ended", async () => {
  const file = await lockIn();
  await writeFile(file, `${markOf(await deadPid(), 1)} ${SINCE}\n`);
  expect(await withMachineLock(async () => "done", file)).toBe("done");
});

it.runIf(onLinux)("takes over when the PID was given to another process since", async () => {
  const file = await lockIn();
  await writeFile(file, `${markOf(process.ppid, (startTicks(process.ppid) ?? 0) - 1)} ${SINCE}\n`);
  expect(await withMachineLock(async () => "done", file)).toBe("done");
});

it.each(["", "garbage", "1 2 3"])("takes over a lock that names nobody: %j", async (content) => {
  const file = await lockIn();
  await writeFile(file, content);
  expect(await withMachineLock(async () => "done", file)).toBe("done");
});

it("lets one of many in that find the same stale lock", async () => {
  const file = await lockIn();
  await writeFile(file, `${markOf(await deadPid(), 1)} ${SINCE}\n`);
  const script = `
    import { withMachineLock } from ${JSON.stringify(path.resolve("runner/guard/machine-lock.ts"))};
    await withMachineLock(() => new Promise((resolve) => process.stdin.once("end", resolve).resume()), ${JSON.stringify(file)});
  `;
  const runs = Array.from({ length: 5 }, () =>
    execa(process.execPath, ["--input-type=module", "--eval", script], { reject: false, stdin: "pipe" }),
  );
  const refused = new Set<number>();
  const four = Promise.withResolvers<void>();
  // The one that was let in works until all others have been refused.
  for (const [index, run] of runs.entries())
    void run.then(() => (refused.add(index).size === 4 ? four.resolve() : undefined));
  await four.promise;
  for (const run of runs) run.stdin.end();
  const codes = (await Promise.all(runs)).map(({ exitCode }) => exitCode);
  expect(codes.filter((code) => code === 0)).toHaveLength(1);
  expect(await readdir(path.dirname(file))).toEqual([]);
});

it.runIf(onLinux)("cannot tell whether a process of another PID namespace has ended, and leaves it alone", () => {
  expect(isOwnerAlive(`1-${process.pid}-1`)).toBe(true);
  expect(isOwnerAlive(OWNER)).toBe(true);
  expect(pidOf(OWNER)).toBe(process.pid);
});
