import { access } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { scratchFolder } from "../fixture/isolation/scratch.ts";

const CLEANER = path.resolve(import.meta.dirname, "../prepare/leave-nothing/cleaner.ts");

it.runIf(process.platform === "linux")(
  "ends what interrupted tests have started, and removes their folder, though it is asked to end itself meanwhile",
  async () => {
    const folder = await scratchFolder();
    const started = execa("sleep", ["3600"], { env: { TMPDIR: folder }, reject: false });
    const other = execa("sleep", ["3600"], { env: { TMPDIR: `${folder}-of-another` }, reject: false });
    const cleaner = execa(process.execPath, [CLEANER, folder], {
      stdin: "pipe",
      reject: false,
      forceKillAfterDelay: false,
    });
    // As when the process that holds the other end is gone.
    cleaner.stdin.end();
    expect((await started).signal).toBe("SIGTERM");
    cleaner.kill("SIGTERM");
    await cleaner;
    await expect(access(folder)).rejects.toThrow("ENOENT");
    expect(process.kill(other.pid ?? 0, 0)).toBe(true);
    other.kill();
    await other;
  },
);
