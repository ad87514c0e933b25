import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PythonMissing } from "../../../../runner/python/find-python.ts";
import { preparePython } from "../../../../runner/python/prepare-python.ts";
import { uvEnvironment } from "../../../../runner/python/uv.ts";

/** Answers as a Python would, notes what it was asked, lacks what PRETEND_LACKS says, and is the uv that it installs. */
const PRETENDED = `#!/bin/sh
target() { while [ "$1" != --target ]; do shift; done; echo "$2"; }
echo "$(basename "$0") $*" >> "$PRETEND_LOG"
case "$*" in *"-m pip "*) echo "$PIP_USER" >> "$PRETEND_LOG.user" ;; esac
case "$PRETEND_LACKS:$*" in
  *own-pip*:"-c "*) echo "$PRETEND_VERSION" ;;
  *:"-c "*) echo "$PRETEND_VERSION pip" ;;
  *venv*:"-m venv "*) echo "No module named venv"; exit 1 ;;
  *:"-m venv --without-pip "*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
  *ensurepip*:"-m ensurepip") echo "ensurepip is not available"; exit 1 ;;
  *uv-wheel*:"-m pip "*" --target "*) printf 'WARNING: once more\n\nno matching\n  distribution\n'; exit 1 ;;
  *:"-m pip "*" --target "*) mkdir -p "$(target "$@")/bin" && cp "$0" "$(target "$@")/bin/uv" ;;
  *uv-fails*:"pip install "*) echo "the index does not answer"; exit 1 ;;
  *pip-fails*:"-m pip "*" install "*) echo "hashes do not match"; exit 1 ;;
esac
`;

let folder = "";
let requirements = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "benchbook-"));
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

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const prepare = () => preparePython({ requirements, cacheFolder: path.join(folder, "cache") });
const asked = async () => (await readFile(path.join(folder, "log"), "utf8")).split("\n");
const installations = async () => (await asked()).filter((line) => line.includes(`--requirement ${requirements}`));
const said = () => vi.mocked(console.log).mock.calls.flat().join("\n");

it("installs what the requirements pin with uv, by hash, once", async () => {
  const first = await prepare();
  expect(await prepare()).toEqual(first);
  expect(first.python).toBe(path.join(first.bin, "python"));
  expect(await installations()).toEqual([
    expect.stringMatching(`^uv pip install --python ${first.python} .*--require-hashes --requirement`),
  ]);
});

it("installs into the environment, also where pip is told to install for the user", async () => {
  vi.stubEnv("PIP_USER", "1");
  vi.stubEnv("PRETEND_LACKS", "uv-wheel");
  await prepare();
  expect((await readFile(path.join(folder, "log.user"), "utf8")).trim().split("\n")).toEqual(["0", "0"]);
});

it("installs uv once for all environments, pinned by hash and never built from its source", async () => {
  await prepare();
  await writeFile(requirements, "numpy==2.0.1\n");
  await prepare();
  expect(await installations()).toHaveLength(2);
  const fetched = (await asked()).filter((line) => line.includes(" --target "));
  expect(fetched).toEqual([
    expect.stringMatching(/--only-binary=:all: .*--require-hashes --requirement \S+requirements-uv\.txt$/),
  ]);
});

it("compiles all of it at once, but where little of it is loaded", async () => {
  await prepare();
  await writeFile(requirements, "mypy==2.0.0\n");
  await preparePython({ requirements, cacheFolder: path.join(folder, "cache"), isCompiled: false });
  expect((await installations()).map((line) => line.includes(" --compile-bytecode "))).toEqual([true, false]);
});

it("makes another environment when the requirements or the Python change", async () => {
  const { bin } = await prepare();
  await writeFile(requirements, "numpy==2.0.1\n");
  const changed = await prepare();
  vi.stubEnv("PRETEND_VERSION", "3.12.0");
  expect(new Set([bin, changed.bin, (await prepare()).bin]).size).toBe(3);
});

it.each([
  ["has no uv for this machine", "uv-wheel", "no matching distribution", 1],
  ["answers pip only", "uv-fails", "the index does not answer", 2],
])("installs with pip, by hash too, and says why, where the index %s", async (_, lacks, reason, tries) => {
  vi.stubEnv("PRETEND_LACKS", lacks);
  const { python } = await prepare();
  const done = await installations();
  expect(done).toHaveLength(tries);
  expect(done.at(-1)).toMatch(`-m pip --python ${python} install --disable-pip-version-check --quiet --require-hashes`);
  expect(said()).toContain(`expected uv to do it, got "${reason}"`);
});

it("starts over after an installation that failed", async () => {
  vi.stubEnv("PRETEND_LACKS", "uv-fails pip-fails");
  await expect(prepare()).rejects.toThrow(/expected pip to install requirements.txt, got "hashes do not match"/);
  vi.stubEnv("PRETEND_LACKS", "");
  await prepare();
  expect((await installations()).at(-1)).toMatch(/^uv /);
});

it("gives the environment a pip of its own where the machine has none", async () => {
  vi.stubEnv("PRETEND_LACKS", "own-pip uv-wheel");
  await prepare();
  expect(await asked()).toContain("python -m ensurepip");
  expect(await installations()).toEqual([expect.stringMatching(/^python -m pip install /)]);
});

it.each([
  ["no environment can be made", "venv", "No module named venv"],
  ["nothing can install into it", "own-pip ensurepip", "ensurepip is not available"],
])("says which package to install where %s", async (_, lacks, reason) => {
  vi.stubEnv("PRETEND_LACKS", lacks);
  const refused = prepare();
  await expect(refused).rejects.toThrow(PythonMissing);
  await expect(refused).rejects.toThrow(new RegExp(`got "${reason}"; .*python3-venv`));
});

it("takes packages from the index that pip was told of, and trusts whom pip does", () => {
  vi.stubEnv("PIP_INDEX_URL", "http://127.0.0.1:1/simple");
  vi.stubEnv("PIP_CERT", "/certificates.pem");
  vi.stubEnv("SSL_CERT_FILE", undefined);
  vi.stubEnv("UV_DEFAULT_INDEX", undefined);
  vi.stubEnv("UV_CACHE_DIR", undefined);
  vi.stubEnv("XDG_CACHE_HOME", folder);
  expect(uvEnvironment(folder)).toEqual({
    UV_DEFAULT_INDEX: "http://127.0.0.1:1/simple",
    SSL_CERT_FILE: "/certificates.pem",
  });
  vi.stubEnv("UV_DEFAULT_INDEX", "http://127.0.0.1:2/simple");
  expect(uvEnvironment(folder)).toMatchObject({ UV_DEFAULT_INDEX: "http://127.0.0.1:2/simple" });
});

it("has uv keep what it downloads beside the environments, where no home can be written to", () => {
  vi.stubEnv("UV_CACHE_DIR", undefined);
  // Below a file nothing can be made, whoever tries.
  vi.stubEnv("XDG_CACHE_HOME", path.join(requirements, "cache"));
  expect(uvEnvironment("/cache")).toMatchObject({ UV_CACHE_DIR: "/cache/uv-cache" });
  vi.stubEnv("XDG_CACHE_HOME", path.join(folder, "not-yet", "cache"));
  expect(uvEnvironment("/cache")).not.toHaveProperty("UV_CACHE_DIR");
  vi.stubEnv("XDG_CACHE_HOME", path.join(requirements, "cache"));
  vi.stubEnv("UV_CACHE_DIR", "/elsewhere");
  expect(uvEnvironment("/cache")).not.toHaveProperty("UV_CACHE_DIR");
});

it("stops when it is told to, and leaves nothing that would count as made", async () => {
  const signal = AbortSignal.abort(new Error("stopped"));
  await expect(preparePython({ requirements, cacheFolder: path.join(folder, "cache"), signal })).rejects.toThrow(
    "stopped",
  );
  expect(await installations()).toEqual([]);
});

it("refuses a Python that is too old, with both versions", async () => {
  vi.stubEnv("PRETEND_VERSION", "3.9.18");
  await expect(prepare()).rejects.toThrow(/expected Python 3\.11 or newer, got .*3\.9\.18.*BENCHBOOK_PYTHON/);
});

it("says so when the Python that was named is none", async () => {
  vi.stubEnv("BENCHBOOK_PYTHON", path.join(folder, "nothing"));
  await expect(prepare()).rejects.toThrow(PythonMissing);
});
