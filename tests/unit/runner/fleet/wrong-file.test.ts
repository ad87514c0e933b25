import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { Failure } from "../../../../runner/failure.ts";
import { readServices } from "../../../../runner/fleet/services.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";

const BLOCK = { label: "A", family: "f", endpoints: ["sync-cpubound"], workers: 1 };
const SERVICE = { command: ["serve"], ports: ["127.0.0.1:5990:5000"], "x-benchbook": BLOCK };

const folder = await scratchFolder();
const file = path.join(folder, "docker-compose.yml");

/** The message of the refusal: one line with exit code 2 that names the file and says what to do. */
async function refusal(text: string): Promise<string> {
  await writeFile(file, text);
  const thrown: unknown = await readServices(file, [0, 1]).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(Failure);
  const { message, exitCode } = thrown as Failure;
  expect(exitCode).toBe(2);
  expect(message).not.toContain("\n");
  expect(message.length).toBeLessThan(600);
  expect(message.startsWith(`${file}: `)).toBe(true);
  return message.slice(file.length + 2);
}

const services = (some: Record<string, unknown>) => stringify({ services: some });
const service = (over: Record<string, unknown>) => services({ a: { ...SERVICE, ...over } });
const block = (over: Record<string, unknown>) => service({ "x-benchbook": { ...BLOCK, ...over } });

it("reads the service that the wrong ones below are made from", async () => {
  await writeFile(file, service({}));
  expect((await readServices(file, [0])).services).toMatchObject([{ name: "a", port: 5990, workers: 1 }]);
});

describe("a file that is no Compose file is refused with", () => {
  it.each([
    ["a bracket left open", "services:\n  a: [\n", /^line \d+, column \d+: Flow sequence/],
    ["a tab as indentation", "services:\n\ta: 1\n", /^line 2, column 1: /],
    ["a key twice", "services:\n  a: {}\n  a: {}\n", /^line 3, column 3: Map keys must be unique/],
    ["two documents", "a: 1\n---\nb: 2\n", /multiple documents/],
    ["an alias of nothing", "services: *nothing\n", /Unresolved alias/],
    ["nothing in it", "", /expected object, received null/],
    ["a list", "- a\n", /expected object, received array/],
    ["no services", "version: 3\n", /^at services: /],
    ["services that are text", "services: none\n", /^at services: /],
    ["half a megabyte of nesting", `services: ${"[".repeat(5e5)}`, /\S/],
    ["more than anybody would write", `# ${"x".repeat(1e6)}\n`, /expected at most 1000000 characters/],
  ])("%s", async (_, text, message) => expect(await refusal(text)).toMatch(message));

  it("aliases that unfold without end, before they do", async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const below = level === 0 ? "x" : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array(12).fill(below).join(", ")}]`;
    });
    expect(await refusal(`${levels.join("\n")}\nservices: *l11\n`)).toContain("Excessive alias count");
  });

  it("a name under which nothing is", async () => {
    const absent = readServices(path.join(folder, "absent.yml"), [0]);
    await expect(absent).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("absent.yml: ENOENT") });
  });
});

describe("a service is refused by its name and the place in it with", () => {
  it.each([
    ["a name that no run file can hold", services({ "A.b": SERVICE }), /^at services\["A\.b"\]: /],
    [
      "no command",
      service({ command: undefined }),
      /^at services\.a\.command: expected a command as a list, came none/,
    ],
    ["an empty command", service({ command: [] }), /^at services\.a\.command: /],
    ["a command in one string", service({ command: "serve it" }), /^at services\.a\.command: .*array/],
    ["an environment as a list", service({ environment: ["A=b"] }), /^at services\.a\.environment: .*record/],
    ["a list as a variable", service({ environment: { A: [] } }), /^at services\.a\.environment\.A: /],
    ["no port", service({ ports: [] }), /^at services\.a\.ports: expected a port as 127\.0\.0\.1:PORT:PORT, came none/],
    ["a port open to others", service({ ports: ["5990:5000"] }), /^at services\.a\.ports: .*came "5990:5000"/],
    [
      "a second port open to others",
      service({ ports: ["127.0.0.1:5990:5000", "0.0.0.0:5991:5001"] }),
      /^at services\.a\.ports: .*came "0\.0\.0\.0:5991:5001"/,
    ],
    ["a port that is none", service({ ports: ["127.0.0.1:65536:5000"] }), /^at services\.a\.ports: .*65536/],
    ["a port that is a number", service({ ports: [5000] }), /^at services\.a\.ports\[0\]: .*string/],
    ["a port of another service", services({ b: SERVICE, a: SERVICE }), /^at services\.a\.ports: .*5990, which is b's/],
    [
      "a variable without a value",
      service({ command: ["${NOWHERE}"] }),
      /^at services\.a: expected a value for \$\{NOW/,
    ],
    ["a variable in another form", service({ command: ["${A:?no}"] }), /^at services\.a: expected \$\{NAME\} or/],
  ])("%s", async (_, text, message) => expect(await refusal(text)).toMatch(message));
});

describe("a block is refused by its service and the place in it with", () => {
  it.each([
    ["a list in its place", service({ "x-benchbook": [] }), /^at services\.a\["?x-benchbook"?\]: /],
    ["no label", block({ label: undefined }), /x-benchbook"\]\.label: /],
    ["a label longer than a run file's", block({ label: "x".repeat(81) }), /x-benchbook"\]\.label: /],
    ["a family that is a number", block({ family: 7 }), /x-benchbook"\]\.family: /],
    ["no endpoint", block({ endpoints: [] }), /x-benchbook"\]\.endpoints: expected at least one endpoint to ask/],
    ["an endpoint that leaves its path", block({ endpoints: ["../etc"] }), /x-benchbook"\]\.endpoints\[0\]: /],
    ["a role that there is none of", block({ role: "spectator" }), /x-benchbook"\]\.role: .*"measured"/],
    ["no workers at all", block({ workers: 0 }), /x-benchbook"\]\.workers: /],
    ["more workers than any machine", block({ workers: 1e6 }), /x-benchbook"\]\.workers: /],
    ["workers in words", block({ workersPerCore: "two" }), /x-benchbook"\]\.workersPerCore: /],
    ["a word that nobody knows", block({ wrokers: 2 }), /x-benchbook"\]: Unrecognized key: "wrokers"/],
    ["a tree that is no list", block({ tree: {} }), /x-benchbook"\]\.tree: /],
    ["a count in words", block({ tree: [{ role: "r", count: "two" }] }), /x-benchbook"\]\.tree\[0\]\.count: /],
    [
      "a parent that is none",
      block({ tree: [{ role: "r", count: 1, below: "s" }] }),
      /x-benchbook"\]\.tree: expected every/,
    ],
  ])("%s", async (_, text, message) => expect(await refusal(text)).toMatch(message));

  it("nothing to measure in the whole file", async () => {
    const aside = { ...SERVICE, "x-benchbook": { label: "U", role: "upstream" } };
    expect(await refusal(services({ a: aside }))).toContain("expected a service with an x-benchbook block to measure");
  });
});
