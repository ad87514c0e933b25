import { execa } from "execa";
import { expect, it } from "vitest";

// What must begin no work cannot be tried in this process, which it ends.
const start = (file: string, ...flags: string[]) =>
  execa(process.execPath, [`app/site/${file}.ts`, ...flags], { reject: false, timeout: 600_000 });

it.each(["build-site", "fonts/subset-fonts", "pdf", "preview", "weigh"])(
  "%s prints its usage, and refuses what it does not take",
  async (file) => {
    const [help, unknown] = await Promise.all([start(file, "--help"), start(file, "--nothing")]);
    expect(help).toMatchObject({
      exitCode: 0,
      stderr: "",
      stdout: expect.stringMatching(/^Usage: pnpm \w+ \[options\]/),
    });
    const said = "benchbook: unknown option '--nothing' (see --help)";
    expect(unknown).toMatchObject({ exitCode: 2, stdout: "", stderr: said });
  },
);

it.each(["0", "65536", "abc", "-1"])("preview refuses %s as a port, saying which there are", async (port) => {
  const { exitCode, stderr } = await start("preview", `--port=${port}`);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: `benchbook: option '--port <port>' argument '${port}' is invalid. expected a port from 1 to 65535. (see --help)`,
  });
});

it.each([
  ["BASE_PATH", "https://example.org/name", "expected BASE_PATH to be like /name, "],
  ["SITE_URL", "example.org", "expected SITE_URL to be like https://example.org, "],
  ["BENCHBOOK_OUT", "tests", "expected BENCHBOOK_OUT to name a folder that is empty, "],
])("what no site can be built with is refused before anything else is done: %s=%s", async (name, value, said) => {
  const { exitCode, stderr, stdout } = await execa(process.execPath, ["app/site/check-settings.ts"], {
    reject: false,
    env: { [name]: value },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(/^benchbook: .*$/);
  expect(stderr).toContain(said);
});
