import { stat } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { KeptLog, MOST_LOG_BYTES, readLogEnd } from "../../../../../runner/fleet/logs/kept-log.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

const fileIn = async () => path.join(await scratchFolder(), "service.log");
const bytesOf = async (file: string) => (await stat(file).catch(() => ({ size: 0 }))).size;

it("keeps the end of a log on at most so many bytes of disk, however much is written", async () => {
  const file = await fileIn();
  const log = new KeptLog(file);
  for (let line = 0; line < 40_000; line++) log.append(Buffer.from(`${line} ${"x".repeat(93)}\n`));
  expect((await bytesOf(file)) + (await bytesOf(`${file}.1`))).toBeLessThanOrEqual(MOST_LOG_BYTES);
  const kept = readLogEnd(file, MOST_LOG_BYTES);
  expect(kept).toMatch(/^39999 x+\n$/m);
  expect(kept.length).toBeGreaterThan(MOST_LOG_BYTES / 2 - 100);
});

it("keeps of one write that is larger than a file its end", async () => {
  const file = await fileIn();
  new KeptLog(file).append(Buffer.from(`${"x".repeat(2 * MOST_LOG_BYTES)}the end`));
  expect(await bytesOf(file)).toBe(MOST_LOG_BYTES / 2);
  expect(readLogEnd(file, 7)).toBe("the end");
});

it("reads across the two files, and of a log that never was nothing", async () => {
  const file = await fileIn();
  const log = new KeptLog(file);
  for (const letter of "abc") log.append(Buffer.from(letter.repeat(MOST_LOG_BYTES / 2 - 1)));
  expect(readLogEnd(file, MOST_LOG_BYTES / 2 + 1)).toMatch(/^bbc+$/);
  expect(readLogEnd(`${file}.none`, 9)).toBe("");
});

it("begins empty where an earlier run has left a log", async () => {
  const file = await fileIn();
  new KeptLog(file).append(Buffer.from("of yesterday"));
  new KeptLog(file);
  expect(readLogEnd(file, 99)).toBe("");
});
