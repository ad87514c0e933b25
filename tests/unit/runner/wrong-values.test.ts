import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { articleSlug, runId } from "../../../content/run/parts/units.ts";
import { parseArguments } from "../../../runner/cli/arguments.ts";
import { BOUNDS } from "../../../runner/plan/bounds.ts";
import { makePlan } from "../../../runner/plan/make-plan.ts";
import type { MeasureOptions } from "../../../runner/plan/options.ts";
import { ExitError } from "../../../runner/program/exit-error.ts";
import { threeServices } from "./services.fixture.ts";

const VALUED = [
  ...["--plan", "--on", "--file", "--targets", "--endpoints", "--target-seconds", "--repetitions", "--levels"],
  ...[
    "--io-levels",
    "--seed",
    "--request-timeout",
    "--cores",
    "--nodes",
    "--time-limit",
    "--until",
    "--resume",
    "--salvage",
  ],
];
const SWITCHES = ["--dry-run"];
const RUNS = { numRuns: 1500, seed: 20_261_124 };

let tried = 0;
afterAll(() => console.log(`${tried} command lines tried`));

/** What nobody should type, and what looks nearly right. */
const strange = fc.oneof(
  fc.constantFrom(
    ...["", " ", "0", "-0", "-1", "+1", "1e3", "1e999", "0x10", "010", "1_000", "1,", ",1", ",", "1,,2", "1, 2"],
    ...["NaN", "Infinity", "-Infinity", "undefined", "null", "true", "[]", "1.5", "1.", ".5", ".", "99999999999"],
    ...["١", "１", "½", "²", "1\u00a0", "\u200e1", "\u202e1", "1\0", "1\n2", "\u001b[31m1\u001b[0m", "\ud800"],
    ...["--", "-", "--seed", "-1", "--1", "=", "quick", "full", "compose", "processes", "self-check", "../..", "a,a"],
    ...["__proto__", "constructor", "toString", "9".repeat(400), "x".repeat(100_000), "1,".repeat(500).concat("1")],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.double().map(String),
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.array(fc.integer({ min: -2, max: 2000 }), { maxLength: 150 }).map((list) => list.join(",")),
);

const word = fc.oneof(
  fc.tuple(fc.constantFrom(...VALUED), strange).map(([flag, value]) => [flag, value]),
  fc.tuple(fc.constantFrom(...VALUED, ...SWITCHES), strange).map(([flag, value]) => [`${flag}=${value}`]),
  fc.constantFrom(...VALUED, ...SWITCHES).map((flag) => [flag]),
  strange.map((text) => [text]),
  fc.string({ maxLength: 12 }).map((text) => [`--${text}`]),
);

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
const isSeconds = (value: number, most: number) => value > 0 && value <= most;
const areNames = (list: string[]) => list.length > 0 && list.every((name) => name !== "" && name === name.trim());
const areLevels = (list: number[]) =>
  isWhole(list.length, 1, BOUNDS.levels) && list.every((level) => isWhole(level, 1, BOUNDS.together));

/** What each option may be once it was accepted. */
const RANGES: { [K in keyof MeasureOptions]-?: (value: NonNullable<MeasureOptions[K]>) => boolean } = {
  plan: (plan) => plan === "full" || plan === "quick",
  on: (backend) => backend === "compose" || backend === "processes" || backend === "swarm",
  file: (file) => file.trim() !== "" && !file.includes("\0"),
  // Of an article, and never of the command line.
  overrides: () => false,
  isOfArticle: () => false,
  repeated: () => false,
  steady: () => false,
  // Of the command that repeats a run.
  replicates: () => false,
  article: (slug) => articleSlug.safeParse(slug).success,
  targets: areNames,
  besides: areNames,
  endpoints: areNames,
  coldStarts: (value) => typeof value === "boolean",
  targetSeconds: (value) => isSeconds(value, BOUNDS.workSeconds),
  requestTimeout: (value) => isSeconds(value, BOUNDS.requestTimeoutSeconds),
  repetitions: (value) => isWhole(value, 1, BOUNDS.repetitions),
  until: (value) => value === "decided" || value === "complete",
  seed: (value) => isWhole(value, 0, BOUNDS.seed),
  levels: areLevels,
  ioLevels: areLevels,
  cores: (list) => list.length > 0 && list.every((core) => isWhole(core, 0, BOUNDS.core)),
  nodes: (value) => isWhole(value, 1, BOUNDS.nodes),
  timeLimit: (value) => isSeconds(value, BOUNDS.timeLimitSeconds),
  resume: (value) => value === true || runId.safeParse(value).success,
  salvage: (value) => runId.safeParse(value).success,
  dryRun: (value) => typeof value === "boolean",
};

/** What came of a command line: its options, nothing because help was wanted, or the refusal. */
function outcome(words: string[]): MeasureOptions | undefined | ExitError {
  tried += 1;
  try {
    const command = parseArguments(["node", "benchbook", ...words]);
    return command?.name === "measure" || command?.name === "report" ? command.options : undefined;
  } catch (thrown) {
    if (thrown instanceof ExitError) return thrown;
    throw thrown;
  }
}

function expectFriendly({ exitCode, message }: ExitError): void {
  expect(exitCode).toBe(2);
  expect(message).toMatch(/\S/);
  expect(message.length).toBeLessThan(400);
  expect(message).not.toMatch(/\p{Cc}|\p{Surrogate}|[\u202a-\u202e]/u);
}

function expectWithinRanges(options: MeasureOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const isRight = RANGES[name as keyof MeasureOptions] as ((value: unknown) => boolean) | undefined;
    expect(isRight?.(value), `${name}: ${JSON.stringify(value)}`).toBe(true);
  }
}

describe("whatever is typed", () => {
  it.each(VALUED)("%s takes a value within its range, or is refused by its name with what came", (flag) => {
    fc.assert(
      fc.property(strange, fc.boolean(), (value, joined) => {
        const on = flag === "--nodes" ? ["--on", "swarm"] : [];
        const came = outcome(["measure", ...on, ...(joined ? [`${flag}=${value}`] : [flag, value])]);
        if (came instanceof ExitError) {
          expectFriendly(came);
          // What follows a flag whose value may be left out, and begins with a dash, is another flag.
          if (flag !== "--resume" || joined) expect(came.message).toContain(flag);
        } else if (came) expectWithinRanges(came);
      }),
      RUNS,
    );
  });

  it.each(["measure", "report"])("%s ends with options within their ranges or with one line and code 2", (command) => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const came = outcome([command, ...words.flat()]);
        if (came instanceof ExitError) expectFriendly(came);
        else if (came) expectWithinRanges(came);
      }),
      RUNS,
    );
  });

  it("is no command without one of their names", () => {
    fc.assert(
      fc.property(strange, (name) => {
        const came = outcome([name]);
        if (came instanceof ExitError) expectFriendly(came);
        else expect(came).toBeUndefined();
      }),
      { ...RUNS, numRuns: 300 },
    );
  });
});

describe("a flag", () => {
  it("counts as it was given last", () => {
    expect(outcome(["measure", "--seed", "1", "--seed", "2"])).toMatchObject({ seed: 2 });
  });

  it("that nobody knows is refused by its name", () => {
    expect(outcome(["measure", "--levles", "1"])).toMatchObject({ exitCode: 2, message: /unknown option '--levles'/ });
  });

  it.each(["measure", "report", "replicate x"])(
    "--nodes of %s is refused where targets do not run on nodes",
    (command) => {
      const refused = { exitCode: 2, message: expect.stringMatching(/--nodes is for --on swarm alone/) };
      for (const on of [[], ["--on", "compose"], ["--on", "processes"]])
        expect(outcome([...command.split(" "), ...on, "--nodes", "2"])).toMatchObject(refused);
      expect(outcome([...command.split(" "), "--on", "swarm", "--nodes", "2"])).not.toBeInstanceOf(ExitError);
    },
  );

  it.each([
    ["--levels", "1001", /from 1 to 1000/],
    ["--levels", "99999", /from 1 to 1000/],
    ["--repetitions", "1001", /from 1 to 1000/],
    ["--target-seconds", "3601", /up to 3600/],
    ["--request-timeout", "86401", /up to 86400/],
    ["--seed", "1000000000", /from 0 to 999999999/],
  ])("%s is bounded: %s is too much", (flag, value, range) => {
    expect(outcome(["measure", flag, value])).toMatchObject({ message: expect.stringMatching(range) });
  });
});

describe("a plan", () => {
  const planned = (...words: string[]) => makePlan(outcome(["measure", ...words]) as MeasureOptions, threeServices);

  it("has no more bursts than anybody could wait for", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1).join(",");
    expect(() => planned("--repetitions", "1000", "--levels", hundred)).toThrow(
      "--repetitions, --levels: expected at most 20000 bursts, got 408000; ask for fewer",
    );
  });

  it("waits for an answer no longer than a timer can", () => {
    const { requestTimeoutSeconds } = planned("--target-seconds", "3600", "--levels", "1000");
    expect(requestTimeoutSeconds).toBe(BOUNDS.requestTimeoutSeconds);
    expect(requestTimeoutSeconds * 1000).toBeLessThan(2 ** 31);
  });
});
