import { describe, expect, it } from "vitest";
import { parseArguments } from "../../../../runner/cli/arguments.ts";
import type { ExitError } from "../../../../runner/program/exit-error.ts";

const ID = "20260102T030405678Z-full-compose";
const parseAny = (...words: string[]) => parseArguments(["node", "benchbook", ...words]);
/** For commands that measure. */
const parse = (...words: string[]) => {
  const command = parseAny(...words);
  return command?.name === "measure" || command?.name === "report" ? command : undefined;
};

describe("the command line", () => {
  it("measures with the full plan when nothing is said", () => {
    expect(parse("measure")).toEqual({ name: "measure", options: { plan: "full", until: "complete", dryRun: false } });
  });

  it("reports with the quick plan when nothing is said", () => {
    expect(parse("report")?.options.plan).toBe("quick");
  });

  it("measures until claims are decided for a report, and for a measurement that asks for it", () => {
    expect(parse("report")?.options.until).toBe("decided");
    expect(parse("report", "--until", "complete")?.options.until).toBe("complete");
    expect(parse("measure", "--until", "decided")?.options.until).toBe("decided");
  });

  it("repeats a published run by its address, its id or its file, and builds the site unless it is told not to", () => {
    expect(parseAny("replicate", "https://example.org/")).toEqual({
      name: "replicate",
      options: { source: "https://example.org/", resume: false, build: true, dryRun: false },
    });
    const words = ["run.json", "--on", "processes", "--cores", "0", "--time-limit", "60", "--no-build"];
    expect(parseAny("replicate", ...words)?.options).toEqual({
      ...{ source: "run.json", on: "processes", cores: [0], timeLimit: 60, resume: false, build: false, dryRun: false },
    });
    expect(() => parseAny("replicate")).toThrow(/missing required argument/);
  });

  it("resumes a repetition by the plan that it has, and takes no flag that says otherwise", () => {
    const resume = ["replicate", "run.json", "--resume"];
    expect(parseAny(...resume, "--time-limit", "60", "--no-build")?.options).toMatchObject({
      resume: true,
      build: false,
    });
    for (const [flag, value] of [
      ["--on", "processes"],
      ["--file", "x.yml"],
      ["--cores", "0"],
    ] as const)
      expect(() => parseAny(...resume, flag, value)).toThrow(
        `--resume uses the plan of its run, so it cannot be combined with ${flag}`,
      );
  });

  it("reads every flag into its own type", () => {
    const words =
      "--plan quick --on processes --targets a,b --target-seconds 0.5 --repetitions 2 --levels 1,2,2 --io-levels 40,41 --endpoints sync-cpubound?work=python --seed 7 --request-timeout 9 --file other.yml --cores 0,1 --until decided --dry-run";
    expect(parse("measure", ...words.split(" "))?.options).toEqual({
      plan: "quick",
      on: "processes",
      targets: ["a", "b"],
      targetSeconds: 0.5,
      repetitions: 2,
      levels: [1, 2],
      ioLevels: [40, 41],
      endpoints: ["sync-cpubound?work=python"],
      seed: 7,
      requestTimeout: 9,
      file: "other.yml",
      cores: [0, 1],
      until: "decided",
      dryRun: true,
    });
  });

  it("starts an article, about our own services or those of a file", () => {
    expect(parseAny("new", "shop")).toEqual({ name: "new", options: { slug: "shop", start: false, dryRun: false } });
    expect(parseAny("new", "shop", "--file", "../shop", "--start", "--dry-run")?.options).toEqual({
      ...{ slug: "shop", file: "../shop" },
      ...{ start: true, dryRun: true },
    });
    expect(() => parseAny("new")).toThrow(/missing required argument 'slug'/);
  });

  it("measures and reports for an article that is named, with flags before or after its name", () => {
    expect(parse("measure", "servers", "--plan", "quick")?.options).toMatchObject({
      article: "servers",
      plan: "quick",
    });
    expect(parse("report", "--seed", "3", "servers")?.options).toMatchObject({ article: "servers", seed: 3 });
    expect(parse("measure")?.options).not.toHaveProperty("article");
  });

  it("resumes the newest run or a named one, within a time", () => {
    expect(parse("measure", "--resume")?.options).toMatchObject({ resume: true });
    expect(parse("measure", "--resume", ID, "--time-limit", "60")?.options).toMatchObject({
      resume: ID,
      timeLimit: 60,
    });
    expect(parse("measure", "--salvage", ID)?.options).toMatchObject({ salvage: ID });
  });

  it.each([
    ["an unknown flag", ["--speed", "9"], /unknown option '--speed'/],
    ["an unknown plan", ["--plan", "huge"], /Allowed choices are full, quick/],
    ["an unknown end", ["--until", "tomorrow"], /Allowed choices are complete, decided/],
    ["an unknown way", ["--on", "cloud"], /Allowed choices are compose, processes/],
    ["a seed that is no number", ["--seed", "x"], /expected a whole number/],
    ["level 0", ["--levels", "1,0"], /expected a whole number/],
    ["a level that is text", ["--levels", "two"], /expected a whole number/],
    ["no seconds of work", ["--target-seconds", "0"], /expected a number above 0/],
    ["negative seconds of work", ["--target-seconds=-1"], /expected a number above 0/],
    ["endless seconds of work", ["--target-seconds", "Infinity"], /expected a number above 0/],
    ["no repetition", ["--repetitions", "0"], /expected a whole number/],
    ["a nameless target", ["--targets", "a,,b"], /expected names/],
    ["a core that is text", ["--cores", "first"], /expected core numbers/],
    ["an article whose name no address can have", ["../mine"], /expected the name of an article's folder/],
    [
      "a run and an article",
      ["servers", "--salvage", ID],
      /--salvage uses the plan of its run, so it takes no article/,
    ],
    ["a surplus word", ["servers", "again"], /too many arguments/],
    ["a run that leaves its folder", ["--resume", "../../etc/passwd"], /expected the id of a run/],
    ["no run to salvage", ["--salvage"], /argument missing/],
    [
      "a run and a plan",
      ["--resume", "--plan", "quick"],
      /--resume uses the plan of its run, so it cannot be combined with --plan/,
    ],
    ["a run and a seed", ["--resume", ID, "--seed", "1"], /so it cannot be combined with --seed/],
    ["a run to resume and to salvage", ["--resume", "--salvage", ID], /so it cannot be combined with --resume/],
    [
      "a run to salvage in some time",
      ["--salvage", ID, "--time-limit", "9"],
      /so it cannot be combined with --time-limit/,
    ],
    ["no time at all", ["--time-limit", "0"], /expected a number above 0/],
  ])("refuses %s in one line, as wrong usage", (_, words, message) => {
    const refused = () => parse("measure", ...words);
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ exitCode: 2 }) as ExitError);
    try {
      refused();
    } catch (thrown) {
      expect((thrown as ExitError).message).not.toContain("\n");
    }
  });
});
