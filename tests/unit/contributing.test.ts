import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const TEXT = readFileSync("CONTRIBUTING.md", "utf8");
/** Every file and folder that the text may name. */
const PATHS = globSync(["*", "{.ci,app,content,runner,targets,tests}/**"], {
  exclude: ["node_modules", "content/runs"],
});

/** What programs write, which is in no checkout. */
const WRITTEN = ["content/runs", ".benchbook", ".benchbook/sites", "logs", "claims.json", "benchbook.override.yml"];

/** The paths that the text names, whole or by their ends: a folder ends with a slash, a file with what it is. */
function pathsNamed(): string[] {
  const quoted = [...TEXT.matchAll(/`([\w.@[\]-]+(?:\/[\w.@[\]-]+)*\/?)`/g)].map(([, path = ""]) => path);
  return quoted
    .filter((path) => /\/|\.(?:ts|tsx|css|json|md|py|txt|yml)$/.test(path))
    .map((path) => path.replace(/\/$/, ""));
}

it("names files and folders that there are", () => {
  const named = pathsNamed().filter((path) => !WRITTEN.includes(path));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !PATHS.some((one) => one === path || one.endsWith(`/${path}`)))).toEqual([]);
});

it("says of every folder of runner and content what is in it", () => {
  const folders = globSync("{runner,content}/*/", { exclude: ["content/runs"] });
  expect(folders.filter((folder) => !TEXT.includes(`| \`${folder.replace(/\/$/, "")}/\` `))).toEqual([]);
});

it("says what every member of an experiment is for", () => {
  const [, source = ""] = readFileSync("runner/experiments/common/experiment.ts", "utf8").split(
    "export interface Experiment<",
  );
  const [declared = ""] = source.split("\n}\n");
  const members = [...declared.matchAll(/^ {2}(?:readonly )?(\w+\??)[:(]/gm)].map(([, name = ""]) => name);
  const [, section = ""] = TEXT.split("\n## Adding an experiment\n");
  const [recipe = ""] = section.split("\n## ");
  expect(members.length).toBeGreaterThan(10);
  expect(members.filter((member) => !recipe.includes(`\`${member}\``))).toEqual([]);
});
