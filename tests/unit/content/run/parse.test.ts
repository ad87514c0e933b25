import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../../content/run/digest.ts";
import { parseRun, RunFileError } from "../../../../content/run/parse.ts";
import { type Run, SCHEMA } from "../../../../content/run/run.ts";
import { fileOf } from "../../../fixture/made-run/run.ts";
import { smallRun } from "./small-run.ts";

const FILE = "20260102T030405Z-quick-processes.json";
const whole = await fileOf(await smallRun());

/** The valid file with one thing set otherwise; `sealed` gives it the digest of its new content. */
async function changed(path: string, value: unknown, sealed = false): Promise<string> {
  const run = JSON.parse(whole) as Run;
  const names = path.split(".");
  const last = names.pop() ?? "";
  const owner = names.reduce<unknown>((part, name) => Reflect.get(Object(part), name), run);
  Reflect.set(Object(owner), last, value);
  return JSON.stringify(sealed ? { ...run, digest: await digestOf(run) } : run);
}

/** The message of the refusal; fails when the text was accepted. */
async function refusal(text: string): Promise<string> {
  const thrown: unknown = await parseRun(text, FILE).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(RunFileError);
  return (thrown as RunFileError).message;
}

it("reads a run as it was written", async () => {
  expect(await parseRun(whole, FILE)).toEqual(JSON.parse(whole));
});

it("reads a run again whatever its white space and the order of its keys", async () => {
  const run: Run = JSON.parse(whole);
  const reversed = JSON.stringify(Object.fromEntries(Object.entries(run).reverse()), null, 2);
  expect(await parseRun(reversed, FILE)).toEqual(run);
});

it("refuses a truncated file, and says how much of it there is", async () => {
  const cut = whole.slice(0, whole.length / 2);
  expect(await refusal(cut)).toContain(`${FILE}: expected a whole JSON document, got ${cut.length} characters`);
  expect(await refusal("")).toContain("got 0 characters");
});

it("reads a run behind a byte-order mark, and says what another encoding seems to be", async () => {
  expect(await parseRun(`\uFEFF${whole}`, FILE)).toEqual(JSON.parse(whole));
  const asUtf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
  expect(await refusal(asUtf8(gzipSync(whole)))).toMatch(/characters: it seems to be compressed; unpack it$/);
  expect(await refusal(asUtf8(Buffer.from(whole, "utf16le")))).toMatch(/seems to be in UTF-16; save it in UTF-8$/);
});

it("refuses a newer schema with both numbers", async () => {
  const message = await refusal(await changed("schema", SCHEMA + 1));
  expect(message).toContain(`expected schema ${SCHEMA}, got ${SCHEMA + 1}; update Benchbook`);
  expect(await refusal(await changed("schema", SCHEMA + 0.5))).toContain("got 3.5; it is not a run file");
});

it("refuses JSON that is not a run", async () => {
  for (const text of ["null", "[]", '"run"', "{}"]) expect(await refusal(text)).toContain("it is not a run file");
});

it("refuses a run that was changed since it was written, with both digests", async () => {
  const { digest }: Run = JSON.parse(whole);
  const message = await refusal(await changed("durations.bringUpSeconds", 99));
  expect(message).toContain("changed since it was written");
  expect(message).toContain(digest);
  expect(message.match(/sha256-[0-9a-f]{64}/g)).toHaveLength(2);
});

it.each([
  ["environment.cores", "two"],
  ["plan.sweeps.0.levels", [0]],
  ["observations.0.kind", "guess"],
  ["durations.measuringSeconds", -1],
])("names the place of a value that cannot be: %s", async (path, value) => {
  const spoken = path.replace(/\.(\d+)/g, "[$1]");
  expect(await refusal(await changed(path, value, true))).toMatch(new RegExp(`at ${RegExp.escape(spoken)}[[:]`));
});

describe("an id", () => {
  it.each(["../../etc/passwd", "20260102T030405Z-..", "20260102T030405Z-a/b", "20260102T030405Z-a\\b", ""])(
    "that would leave the folder is refused: %j",
    async (id) => {
      expect(await refusal(await changed("id", id, true))).toContain("at id:");
    },
  );
});
