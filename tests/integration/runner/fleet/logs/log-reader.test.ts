import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { MOST_LOG_BYTES } from "../../../../../runner/fleet/logs/kept-log.ts";
import { LogReader } from "../../../../../runner/fleet/logs/log-reader.ts";
import { keepSecret } from "../../../../../runner/program/secrets/secrets.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

let logs: LogReader | undefined;
afterEach(() => logs?.close());

/** Runs a program whose output goes into a log. */
async function write(name: string, script: string): Promise<void> {
  const log = await logs?.begin(name);
  const child = execa("python3", ["-c", script], { stdout: log, stderr: log, buffer: false });
  log?.destroy();
  await child;
}

it("has the last lines of a program as soon as it has ended, and no more on disk than is allowed", async () => {
  const folder = await scratchFolder();
  logs = new LogReader(folder);
  await write("loud", "for i in range(200): print('x' * 20_000)\nprint('the end')");
  expect(await logs.end("loud", 8)).toBe("the end\n");
  const sizes = (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size);
  expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_LOG_BYTES);
});

it("keeps logs apart, errors among them, and those that are written through /dev/stdout", async () => {
  logs = new LogReader(await scratchFolder());
  await Promise.all([
    write("errors", "import sys; print('wrong', file=sys.stderr)"),
    write("opened", "open('/dev/stdout', 'w').write('of requests')"),
    write("silent", ""),
  ]);
  expect(await logs.end("errors", 99)).toBe("wrong\n");
  expect(await logs.end("opened", 99)).toBe("of requests");
  expect(await logs.end("silent", 99)).toBe("");
});

it("has nothing on disk of what is kept secret", async () => {
  const folder = await scratchFolder();
  const token = "tok-3a1d90b7e4";
  keepSecret(token);
  logs = new LogReader(folder);
  await write("telling", `import sys; sys.stdout.write("Bearer ${token}\\nend ${token}")`);
  expect(await logs.end("telling", 99)).toBe("Bearer (not shown)\nend (not shown)");
  expect(await readFile(path.join(folder, "telling.log"), "utf8")).not.toContain(token);
});

it("says which log cannot be begun", async () => {
  logs = new LogReader(path.join(await scratchFolder(), "missing"));
  await expect(logs.begin("in/no/folder")).rejects.toThrow(
    /^expected mkfifo to make a pipe for the log of in\/no\/folder, got: mkfifo: /,
  );
});
