import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { scratchFolder } from "../fixture/isolation/scratch.ts";

interface Step {
  name?: string;
  run?: string;
}

const { jobs } = parse(await readFile(".github/workflows/adopt.yml", "utf8")) as {
  jobs: { check: { steps: Step[] } };
};
const NOBODY = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"];
const STORED = "content/runs/stored.json";

let clone = "";
let tools = "";
let base = "";
const git = (...args: string[]) => execa("git", [...NOBODY, ...args], { cwd: clone });
const put = (file: string, text = "{}") => writeFile(path.join(clone, file), text);
const commit = async () => {
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "x");
};

/** What a step of the workflow does in the clone, as its runner starts it, with an `npx` that only notes what it is asked for. */
async function step(name: string) {
  const script = jobs.check.steps.find((one) => one.name === name)?.run ?? expect.fail(`expected a step "${name}"`);
  const env = { BASE: base, PATH: `${tools}:${process.env.PATH}` };
  const { exitCode, stdout } = await execa("bash", ["-e", "-c", script], { cwd: clone, env, reject: false });
  const asked = await readFile(path.join(tools, "asked"), "utf8").catch(() => "");
  return { exitCode, stdout, asked: asked.split("\n").filter(Boolean) };
}

beforeEach(async () => {
  [clone, tools] = [await scratchFolder(), await scratchFolder()];
  await writeFile(path.join(tools, "npx"), `#!/bin/sh\nprintf '%s\\n' "$*" >> "${tools}/asked"\n`);
  await chmod(path.join(tools, "npx"), 0o755);
  await mkdir(path.join(clone, "content/runs/contributed"), { recursive: true });
  await git("init", "--quiet");
  await put(STORED);
  await commit();
  base = (await git("rev-parse", "HEAD")).stdout;
});

describe("a pull request that adds runs", () => {
  it("has each of them checked as it would be adopted, and nothing else", async () => {
    await put("content/runs/contributed/one two.json");
    await put("content/runs/contributed/three.json");
    await put("README.md");
    await commit();
    expect(await step("No stored run is changed or removed")).toMatchObject({ exitCode: 0 });
    expect(await step("What others have measured is stored as contributed")).toMatchObject({ exitCode: 0 });
    const { exitCode, asked } = await step("Every run that is added can be adopted");
    expect(exitCode).toBe(0);
    const [one, three] = ["one two.json", "three.json"].map((name) => `content/runs/contributed/${name}`);
    expect(asked.at(-1)).toMatch(new RegExp(` adopt --check ${one} ${three}$`));
  });

  it("fails where one cannot be adopted", async () => {
    await writeFile(path.join(tools, "npx"), '#!/bin/sh\ncase "$*" in *adopt*) exit 1 ;; esac\n');
    await put("content/runs/contributed/one.json");
    await commit();
    expect((await step("Every run that is added can be adopted")).exitCode).not.toBe(0);
  });

  it("of somebody else adds none to the site's own", async () => {
    await put("content/runs/another.json");
    await commit();
    const { exitCode, stdout } = await step("What others have measured is stored as contributed");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("got: content/runs/another.json");
  });
});

it.each<[string, () => Promise<unknown>]>([
  ["changes", () => put(STORED, '{"changed": true}')],
  ["removes", () => rm(path.join(clone, STORED))],
  ["moves", () => rename(path.join(clone, STORED), path.join(clone, "content/runs/contributed/stored.json"))],
  [
    "links",
    async () => {
      await rm(path.join(clone, STORED));
      await symlink("/etc/hostname", path.join(clone, STORED));
    },
  ],
])("a pull request that %s a stored run is refused, and the run named", async (_, change) => {
  await change();
  await commit();
  const { exitCode, stdout } = await step("No stored run is changed or removed");
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`got changes in: ${STORED}`);
});
