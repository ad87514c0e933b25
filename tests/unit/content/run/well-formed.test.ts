import { describe, expect, it } from "vitest";
import { digestOf } from "../../../../content/run/digest.ts";
import { parseRun, RunFileError } from "../../../../content/run/parse.ts";
import { runSchema, SCHEMA } from "../../../../content/run/run.ts";
import { STOP_AT_FIRST } from "../../../../content/run/versions/stop-at-first.ts";
import { malformed } from "../../../../content/run/well-formed.ts";
import { smallRun } from "./small-run.ts";

const FILE = "20260102T030405Z-quick-processes.json";
const small = await smallRun();
const whole = JSON.stringify(small);
/** The valid file with text that `JSON.stringify` would not write put behind its opening brace. */
const opening = (text: string) => `{${text},${whole.slice(1)}`;

async function refusal(text: string): Promise<string> {
  const thrown: unknown = await parseRun(text, FILE).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(RunFileError);
  return (thrown as RunFileError).message;
}

describe("a document", () => {
  it("may be as deep as a run file is, and no deeper than a stack can bear", async () => {
    expect(malformed(small)).toBeUndefined();
    const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(await refusal(opening(`"extra":${deep(33)}`))).toMatch(/: at extra(\[0\])+: expected at most 32 levels/);
    expect(await refusal(opening(`"extra":${deep(1e6)}`))).toContain("expected at most 32 levels");
    expect(await refusal(`{"schema":${deep(1e6)}}`)).toContain(`expected schema ${SCHEMA}, got a list`);
  });

  it.each([
    ["a number beyond all bounds", '"extra":[0,1e999]', "at extra[1]: expected a finite number"],
    ["half a surrogate pair", '"extra":{"a":"\\ud800"}', "at extra.a: expected whole characters"],
    ["half a pair in a key", '"extra":{"\\udc00":1}', "expected a key of whole characters"],
    ["a key that is a prototype", '"__proto__":{"status":"complete"}', "at __proto__: expected a key that is no"],
  ])("is refused with %s, where nothing else would have looked at it", async (_, text, message) => {
    expect(await refusal(opening(text))).toContain(message);
  });
});

it("is told by its first fault alone, of however many", () => {
  const { error } = runSchema.safeParse({ ...small, observations: [{}, {}], targets: [3, 3] }, STOP_AT_FIRST);
  expect(error?.issues).toHaveLength(1);
});

it("has no more sweeps than a page can compare", async () => {
  const [sweep] = small.plan.sweeps;
  const many = JSON.stringify({ ...small, plan: { ...small.plan, sweeps: Array(2001).fill(sweep) } });
  expect(await refusal(many)).toMatch(/at plan.sweeps: .*<=2000 items/);
});

describe("a key that comes twice", () => {
  const twice = (first: string, last: string) =>
    whole.replace('"status":"incomplete"', `"status":"${first}","status":"${last}"`);

  it("counts as it came last, which is what the digest is of", async () => {
    expect((await parseRun(twice("complete", "incomplete"), FILE)).status).toBe("incomplete");
    expect(await refusal(twice("incomplete", "complete"))).toContain("changed since it was written");
  });
});

describe("what a file says", () => {
  const message = "\u001b]8;;http://example.org\u0007\u202edesrever\u009b2J\0\ud83d\ude00\ttab\nline";

  it("is made visible on the way in, and still gives the digest that it was written with", async () => {
    const { digest: _, ...run } = { ...small, failures: [{ target: null, stage: "bring-up", message }] };
    const read = await parseRun(JSON.stringify({ ...run, digest: await digestOf(run) }), FILE);
    expect(read.failures[0]?.message).toBe("␛]8;;http://example.org␇�desrever�2J␀\u{1f600}\ttab\nline");
  });

  it.each([
    ["status", "x"],
    ["startedAt", "9"],
    ["id", "a"],
    ["$schema", "../"],
  ])("may not be ten megabytes of anything: %s", async (key, text) => {
    const said = await refusal(JSON.stringify({ ...small, [key]: text.repeat(10_000_000 / text.length) }));
    expect(said).toMatch(new RegExp(`: at (\\["${RegExp.escape(key)}"\\]|${RegExp.escape(key)}): `));
  });

  it("does not steer a terminal through the refusal of the file", async () => {
    for (const text of [`{"a":${message}}`, `{"schema":${JSON.stringify(message)}}`, opening(`"x":1,${message}`)])
      expect(await refusal(text)).not.toMatch(/[\p{Cc}\u202e]/u);
    expect((await refusal(`{"schema":"${"x".repeat(1e6)}"}`)).length).toBeLessThan(1001);
  });
});
