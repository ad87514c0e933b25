import { expect, it } from "vitest";
import { parseRun, RunFileError } from "../../../../content/run/parse.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";
import { type Mutant, mutants } from "../../../fixture/run-files/mutations.ts";
import { storedFile } from "../../../fixture/run-files/stored.ts";
import { thinned } from "../../../fixture/run-files/thinned.ts";
import { smallRun } from "./small-run.ts";

const FILE = "20260102T030405Z-quick-processes.json";
const PLACE = /: at [\w$.[\]"-]+|: at the top|expected a whole JSON document, got \d+ characters/;

/** The result of a mutant; of all of them, the slowest is reported. */
interface Outcome extends Mutant {
  /** Of the processor: printed, and judged by nobody. What would not end is ended by the time of its test. */
  milliseconds: number;
  /** Undefined when it was read. */
  thrown: unknown;
}

async function read(mutant: Mutant): Promise<Outcome> {
  const before = process.threadCpuUsage();
  const thrown: unknown = await parseRun(mutant.text, FILE).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  const { user, system } = process.threadCpuUsage(before);
  return { ...mutant, thrown, milliseconds: (user + system) / 1000 };
}

/** One line that names the file and the place in it. */
function isFriendly(thrown: unknown): boolean {
  if (!(thrown instanceof RunFileError)) return false;
  const { message } = thrown;
  return message.startsWith(`${FILE}: `) && PLACE.test(message) && message.length <= 1000 && !/\p{Cc}/u.test(message);
}

it.each([
  ["a small run", 9200, async () => fileOf(await smallRun())],
  ["the fixture", 300, async () => thinned(await fileOf(await fixtureRun()))],
  ["a real run", 500, async () => thinned(await storedFile("quick"))],
])(
  "reads every mutant of %s, or refuses it in one line that names file and place",
  async (name, count, source) => {
    const file = await source();
    const unfriendly: unknown[] = [];
    const kinds = new Map<string, number>();
    let slowest: Outcome | undefined;
    let valid = 0;
    for await (const mutant of mutants(file, count, 20_261_124)) {
      const outcome = await read(mutant);
      const { kind, thrown, milliseconds } = outcome;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (milliseconds > (slowest?.milliseconds ?? 0)) slowest = outcome;
      if (thrown === undefined) valid += 1;
      else if (!isFriendly(thrown)) unfriendly.push([kind, thrown, mutant.text.slice(0, 300)]);
    }
    console.log(
      `${count} mutants of ${name}: ${valid} valid, the slowest ${slowest?.milliseconds.toFixed(1)} ms (${slowest?.kind})`,
    );
    expect(unfriendly).toEqual([]);
    expect([...kinds.values()].reduce((sum, of) => sum + of, 0)).toBe(count);
    expect(valid).toBeGreaterThan(0);
    expect(valid).toBeLessThan(count / 2);
  },
  600_000,
);
