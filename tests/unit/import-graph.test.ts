import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { median } from "d3-array";
import { describe, expect, it } from "vitest";

const SOURCES = globSync("{app,content,runner}/**/*.{ts,tsx,js,css}", { exclude: ["content/runs"] }).toSorted();
const TESTS = globSync("tests/**/*.{ts,tsx}").toSorted();

/** One file that imports another; types count as everything else does. */
interface Import {
  from: string;
  to: string;
}

/** Every import of one file of the project by another, be it of types or only made when it is needed. */
function importsOf(file: string): Import[] {
  const statements = readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"$]+)"/g);
  return [...statements].map(([, address = ""]) => ({ from: file, to: path.join(path.dirname(file), address) }));
}

/**
 * The imports that are part of a circle: what they import leads back to where they are.
 *
 * @param placeOf what a file belongs to: its folder, or itself
 */
function circular(imports: Import[], placeOf: (file: string) => string = path.dirname): Import[] {
  const between = imports.filter(({ from, to }) => placeOf(from) !== placeOf(to));
  const imported = new Map<string, Set<string>>();
  for (const { from, to } of between)
    imported.set(placeOf(from), (imported.get(placeOf(from)) ?? new Set()).add(placeOf(to)));
  const reached = (place: string, seen = new Set<string>()): Set<string> => {
    for (const next of imported.get(place) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
    return seen;
  };
  const reachedBy = new Map([...imported.keys()].map((place) => [place, reached(place)]));
  return between.filter(({ from, to }) => reachedBy.get(placeOf(to))?.has(placeOf(from)));
}

describe("imports between folders", () => {
  const imports = SOURCES.flatMap(importsOf);

  it("are all found, and lead to files that there are", () => {
    expect(imports.length).toBeGreaterThan(SOURCES.length);
    expect(imports.filter(({ to }) => !existsSync(to))).toEqual([]);
  });

  it("never lead from the program to its tests", () => {
    expect(imports.filter(({ to }) => to.startsWith("tests/"))).toEqual([]);
  });

  it("go one way, also between tests: no folder is imported by what it imports", () => {
    expect(circular([...imports, ...TESTS.flatMap(importsOf)]).map(({ from, to }) => `${from} imports ${to}`)).toEqual(
      [],
    );
  });

  it("go one way between files too, those of types as all others", () => {
    const circle = circular([...imports, ...TESTS.flatMap(importsOf)], (file) => file);
    expect(circle.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("are seen where they go in a circle, and only there", () => {
    const circle = [
      { from: "a/one.ts", to: "b/two.ts" },
      { from: "b/two.ts", to: "b/deep/three.ts" },
      { from: "b/deep/three.ts", to: "a/four.ts" },
    ];
    const others = [
      { from: "a/one.ts", to: "a/four.ts" },
      { from: "a/one.ts", to: "low/five.ts" },
      { from: "high/six.ts", to: "a/one.ts" },
    ];
    expect(circular([...circle, ...others])).toEqual(circle);
    expect(circular(others)).toEqual([]);
  });
});

describe("experiments", () => {
  const imports = SOURCES.flatMap(importsOf);
  const experimentIn = (file: string) => /^runner\/experiments\/([^/]+)\//.exec(file)?.[1];

  it("import none of one another, only what they have in common", () => {
    const between = imports.filter(({ from, to }) => {
      const [importing, imported] = [experimentIn(from), experimentIn(to)];
      return importing && imported && importing !== imported && imported !== "common";
    });
    expect(between).toEqual([]);
  });

  it("are known to the rest by their registry and by what they have in common", () => {
    const others = imports.filter(({ from, to }) => !from.startsWith("runner/experiments/") && experimentIn(to));
    expect(others.filter(({ to }) => experimentIn(to) !== "common")).toEqual([]);
    expect(others).not.toEqual([]);
  });
});

/** How many lines each file has. */
function lengthsOf(files: string[]): { file: string; lines: number }[] {
  return files.map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }));
}

describe("files", () => {
  it("have 250 lines at most, those of tests too", () => {
    expect(lengthsOf([...SOURCES, ...TESTS]).filter(({ lines }) => lines > 250)).toEqual([]);
  });

  it("have fewer than 400 lines where they declare our targets", () => {
    expect(lengthsOf(["docker-compose.yml"]).filter(({ lines }) => lines >= 400)).toEqual([]);
  });

  it("have fewer than 60 lines in the median", () => {
    expect(median(lengthsOf(SOURCES), ({ lines }) => lines)).toBeLessThan(60);
  });
});

describe("folders", () => {
  it("have a dozen files at most, those of tests too", () => {
    const byFolder = Object.groupBy([...SOURCES, ...TESTS], (file) => path.dirname(file));
    expect(Object.entries(byFolder).flatMap(([folder, files = []]) => (files.length > 12 ? [folder] : []))).toEqual([]);
  });
});
