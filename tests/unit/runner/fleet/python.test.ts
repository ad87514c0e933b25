import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PythonMissing, preparePython } from "../../../../runner/fleet/python.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";

/** Answers as a Python would, notes what it was asked, and lacks what PRETEND_LACKS says. */
const PRETENDED = `#!/bin/sh
echo "$*" >> "$PRETEND_LOG"
case "$PRETEND_LACKS:$*" in
  *:"-c "*) echo "$PRETEND_VERSION" ;;
  *venv*:"-m venv --without-pip "*) exit 1 ;;
  *:"-m venv --without-pip "*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
  *ensurepip*:"-m venv "*) echo "ensurepip is not available"; exit 1 ;;
  *:"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  *pip-fails*:"-m pip "*) echo "hashes do not match"; exit 1 ;;
esac
`;

let folder = "";
let requirements = "";

beforeEach(async () => {
  folder = await scratchFolder();
  requirements = path.join(folder, "requirements.txt");
  const python = path.join(folder, "pretended-python");
  await writeFile(requirements, "numpy==2.0.0\n");
  await writeFile(python, PRETENDED);
  await chmod(python, 0o755);
  vi.stubEnv("BENCHBOOK_PYTHON", python);
  vi.stubEnv("PRETEND_LOG", path.join(folder, "log"));
  vi.stubEnv("PRETEND_VERSION", "3.11.2");
  vi.stubEnv("PRETEND_LACKS", "");
  vi.spyOn(console, "log").mockReturnValue();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const prepare = () => preparePython({ requirements, cacheFolder: path.join(folder, "cache") });
const installations = async () =>
  (await readFile(path.join(folder, "log"), "utf8")).split("\n").filter((line) => line.includes(" install "));

it("installs what the requirements pin, by hash, once", async () => {
  const first = await prepare();
  expect(await prepare()).toEqual(first);
  expect(first.python).toBe(path.join(first.bin, "python"));
  expect(await installations()).toEqual([expect.stringContaining(`--require-hashes --requirement ${requirements}`)]);
});

it("makes another environment when the requirements or the Python change", async () => {
  const { bin } = await prepare();
  await writeFile(requirements, "numpy==2.0.1\n");
  const changed = await prepare();
  vi.stubEnv("PRETEND_VERSION", "3.12.0");
  expect(new Set([bin, changed.bin, (await prepare()).bin]).size).toBe(3);
});

it("starts over after an installation that was cut short", async () => {
  vi.stubEnv("PRETEND_LACKS", "pip-fails");
  await expect(prepare()).rejects.toThrow(/expected pip to install requirements.txt, came "hashes do not match"/);
  vi.stubEnv("PRETEND_LACKS", "");
  await prepare();
  expect(await installations()).toHaveLength(2);
});

it("fills the environment with the machine's pip where Debian left out ensurepip", async () => {
  vi.stubEnv("PRETEND_LACKS", "ensurepip");
  const { python } = await prepare();
  expect(await installations()).toEqual([expect.stringContaining(`-m pip --python ${python} install`)]);
});

it("says which package to install where no environment can be made", async () => {
  vi.stubEnv("PRETEND_LACKS", "ensurepip venv");
  const refused = prepare();
  await expect(refused).rejects.toThrow(PythonMissing);
  await expect(refused).rejects.toThrow(/came "ensurepip is not available"; .*python3-venv/);
});

it("refuses a Python that is too old, with both versions", async () => {
  vi.stubEnv("PRETEND_VERSION", "3.9.18");
  await expect(prepare()).rejects.toThrow(/expected Python 3\.11 or newer, came .*3\.9\.18.*BENCHBOOK_PYTHON/);
});

it("says so when the Python that was named is none", async () => {
  vi.stubEnv("BENCHBOOK_PYTHON", path.join(folder, "nothing"));
  await expect(prepare()).rejects.toThrow(PythonMissing);
});
