import { writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { refuseEndless } from "../../../../runner/fleet/compose-file/syntax/read-source.ts";
import { readServices } from "../../../../runner/fleet/services/read-services.ts";
import { ExitError } from "../../../../runner/program/exit-error.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { endpointsOf } from "../../../fixture/made-run/endpoints.ts";

const [ENDPOINT] = endpointsOf("sync-cpubound");
const BLOCK = { label: "A", family: "f", endpoints: [ENDPOINT], workers: 1 };
const SERVICE = { command: ["serve"], ports: ["127.0.0.1:5990:5000"], "x-benchbook": BLOCK };

const folder = await scratchFolder();
const file = path.join(folder, "docker-compose.yml");

/** The message of the refusal: one line with exit code 2 that names the file and says what to do. */
async function refusal(text: string): Promise<string> {
  await writeFile(file, text);
  const thrown: unknown = await readServices(file, [0, 1]).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ExitError);
  const { message, exitCode } = thrown as ExitError;
  expect(exitCode).toBe(2);
  expect(message).not.toContain("\n");
  expect(message.length).toBeLessThan(600);
  const [, place] = /^(:\d+)?: /.exec(message.slice(file.length)) ?? [];
  expect(message.startsWith(`${file}${place ?? ""}: `)).toBe(true);
  return message.slice(file.length);
}

const services = (some: Record<string, unknown>) => stringify({ services: some });
const service = (over: Record<string, unknown>) => services({ a: { ...SERVICE, ...over } });
const block = (over: Record<string, unknown>) => service({ "x-benchbook": { ...BLOCK, ...over } });
const endpoint = (over: Record<string, unknown>) => block({ endpoints: [{ ...ENDPOINT, ...over }] });

it("reads the service that the wrong ones below are made from", async () => {
  await writeFile(file, service({}));
  expect((await readServices(file, [0])).services).toMatchObject([{ name: "a", port: 5990, workers: 1 }]);
});

describe("a file that is no Compose file is refused with", () => {
  it.each([
    ["a bracket left open", "services:\n  a: [\n", /^:3: column 1: Flow sequence/],
    ["a tab as indentation", "services:\n\ta: 1\n", /^:2: column 1: /],
    ["a key twice", "services:\n  a: {}\n  a: {}\n", /^:3: column 3: Map keys must be unique/],
    ["two documents", "a: 1\n---\nb: 2\n", /^:2: .*expected one document, got several/],
    ["an alias of nothing", "services: *nothing\n", /^:1: expected an anchor &nothing/],
    ["nothing in it", "", /^: expected a map with services/],
    ["a list", "- a\n", /^: expected a map with services, got a list/],
    ["a text", "services\n", /^: expected a map with services, got "services"/],
    ["no services", "x-a: 3\n", /^: expected a service with an x-benchbook block/],
    ["services that are text", "services: none\n", /^:1: at services: expected object, got "none"/],
    ["a hundred thousand lists in each other", `services: ${"[".repeat(1e5)}`, /\S/],
    ["more than anybody would write", `# ${"x".repeat(1e6)}\n`, /expected a file of at most 1000000 bytes, got more/],
  ])("%s", async (_, text, message) => expect(await refusal(text)).toMatch(message));

  it("aliases that unfold without end, before they do", async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const below = level === 0 ? "x" : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array(12).fill(below).join(", ")}]`;
    });
    expect(await refusal(`${levels.join("\n")}\nservices: *l11\n`)).toContain(
      ":5: expected at most 100000 values by aliases, got more with *l3",
    );
  });

  it("a name under which nothing is", async () => {
    const absent = readServices(path.join(folder, "absent.yml"), [0]);
    const message = expect.stringContaining("absent.yml: expected a Compose file, got nothing; check the path");
    await expect(absent).rejects.toMatchObject({ exitCode: 2, message });
  });

  it.each([
    ["a device", "/dev/zero"],
    ["a pipe that nobody writes to", "pipe"],
    ["more than anybody writes", "picture"],
  ])("what may have no end, be it the file or one of variables: %s", async (_, name) => {
    const endless = path.resolve(folder, name);
    if (name === "pipe") await execa("mkfifo", [endless]);
    if (name === "picture") await writeFile(endless, "x".repeat(1_000_001));
    const got =
      name === "picture" ? "a file of at most 1000000 bytes, got more" : "a file, got a device, a pipe or a socket";
    const message = expect.stringContaining(`${endless}: expected ${got}`);
    await expect(readServices(endless, [0])).rejects.toMatchObject({ exitCode: 2, message });
    if (name !== "picture") await expect(refuseEndless(endless)).rejects.toMatchObject({ exitCode: 2, message });
    await writeFile(file, service({ env_file: endless }));
    await expect(readServices(file, [0])).rejects.toMatchObject({ exitCode: 2, message });
  });

  it("bytes that are no UTF-8", async () => {
    const message = `${file}: expected text in UTF-8, got other bytes`;
    await writeFile(file, Buffer.from([0x61, 0x3a, 0xe9]));
    await expect(readServices(file, [0])).rejects.toMatchObject({ exitCode: 2, message });
  });

  it("a folder", async () => {
    const message = `${folder}: expected a Compose file, got a folder; name the file in it`;
    await expect(readServices(folder, [0])).rejects.toMatchObject({ exitCode: 2, message });
  });
});

describe("a service is refused by its name and the place in it with", () => {
  it.each([
    ["a name that no run file can hold", services({ "A.b": SERVICE }), /^:2: at services\["A\.b"\]: /],
    [
      "a number in its command",
      service({ command: ["serve", 3] }),
      /^:5: at services\.a\.command\[1\]: .*got 3; put it in quo/,
    ],
    [
      "a list as a variable",
      service({ environment: { A: [] } }),
      /^:24: at services\.a\.environment\.A: expected string or/,
    ],
    [
      "no port",
      service({ ports: [] }),
      /^:5: at services\.a\.ports: expected a port on loopback alone, as 127\.0\.0\.1:PORT:PORT or \[::1\]:PORT:PORT, got none/,
    ],
    ["a port open to others", service({ ports: ["5990:5000"] }), /^:5: at services\.a\.ports: .*got "5990:5000"/],
    [
      "a second port open to others",
      service({ ports: ["127.0.0.1:5990:5000", "0.0.0.0:5991:5001"] }),
      /^:5: at services\.a\.ports: .*got "0\.0\.0\.0:5991:5001"/,
    ],
    ["a port that is none", service({ ports: ["127.0.0.1:65536:5000"] }), /^:5: at services\.a\.ports: .*65536/],
    ["a port that is inside only", service({ ports: [5000] }), /^:5: at services\.a\.ports: .*got "5000"/],
    [
      "a port of another protocol",
      service({ ports: ["127.0.0.1:5990:5000/udp"] }),
      /^:5: at services\.a\.ports: .*got none/,
    ],
    [
      "a port of another service",
      services({ b: SERVICE, a: SERVICE }),
      /^:5: at services\.a\.ports: .*5990, which is b's/,
    ],
    [
      "a variable that is demanded and has no value",
      service({ command: ["${NOWHERE?}"] }),
      /^:4: at services\.a\.command\[0\]: expected a value for NOWHERE, got none/,
    ],
    [
      "a variable in no known form",
      service({ command: ["${A:no}"] }),
      /^:4: at services\.a\.command\[0\]: expected \$\{NAME/,
    ],
  ])("%s", async (_, text, message) => expect(await refusal(text)).toMatch(message));
});

describe("a block is refused by its service and the place in it with", () => {
  it.each([
    ["a list in its place", service({ "x-benchbook": [] }), /^:7: at services\.a\["?x-benchbook"?\]: /],
    ["no label", block({ label: undefined }), /x-benchbook"\]\.label: /],
    ["a label longer than a run file's", block({ label: "x".repeat(81) }), /x-benchbook"\]\.label: /],
    ["a family that is a number", block({ family: 7 }), /x-benchbook"\]\.family: /],
    ["no endpoint", block({ endpoints: [] }), /x-benchbook"\]\.endpoints: expected at least one endpoint to ask/],
    ["an endpoint that leaves its path", endpoint({ path: "/../{amount}" }), /x-benchbook"\]\.endpoints\[0\]\.path: /],
    [
      "an endpoint that takes no amount",
      endpoint({ path: "/test" }),
      /endpoints\[0\]\.path: expected \{amount\} once in path/,
    ],
    ["an endpoint that is only named", block({ endpoints: ["sync-cpubound"] }), /x-benchbook"\]\.endpoints\[0\]: /],
    ["an endpoint twice", block({ endpoints: [ENDPOINT, ENDPOINT] }), /endpoints: expected every endpoint once/],
    [
      "an answer that is declared by half",
      endpoint({ answer: { at: "/rows" } }),
      /endpoints\[0\]\.answer\.equals: expected `at` and `equals` together/,
    ],
    ["work of no known kind", endpoint({ work: "query" }), /endpoints\[0\]\.work: .*"matrix"/],
    ["an executor of no known kind", endpoint({ executor: "fiber" }), /endpoints\[0\]\.executor: .*"event-loop"/],
    ["an endpoint without a label", endpoint({ label: undefined }), /endpoints\[0\]\.label: /],
    ["a role that there is none of", block({ role: "spectator" }), /x-benchbook"\]\.role: .*"measured"/],
    ["no workers at all", block({ workers: 0 }), /x-benchbook"\]\.workers: /],
    ["more workers than any machine", block({ workers: 1e6 }), /x-benchbook"\]\.workers: /],
    ["workers in words", block({ workersPerCore: "two" }), /x-benchbook"\]\.workersPerCore: /],
    [
      "a word that nobody knows",
      block({ wrokers: 2 }),
      /^:23: .*x-benchbook"\]\.wrokers: expected a key that is known here, got "wrokers"; CONTR/,
    ],
    ["a tree that is no list", block({ tree: {} }), /x-benchbook"\]\.tree: /],
    ["a count in words", block({ tree: [{ role: "r", count: "two" }] }), /x-benchbook"\]\.tree\[0\]\.count: /],
    [
      "a parent that is none",
      block({ tree: [{ role: "r", count: 1, below: "s" }] }),
      /x-benchbook"\]\.tree: expected every/,
    ],
    [
      "parents in a circle",
      block({
        tree: [
          { role: "r", count: 1, below: "s" },
          { role: "s", count: 1, below: "r" },
        ],
      }),
      /x-benchbook"\]\.tree: expected every .* and none below itself/,
    ],
    [
      "workers said in two ways",
      block({ workers: 1, workersPerCore: 2 }),
      /workers: expected either workers or workersPerCore, got both/,
    ],
    [
      "an answer that is a list",
      endpoint({ answer: { at: "/rows", equals: [1] } }),
      /answer\.equals: expected text, a number, true, false or null, got \[1\]/,
    ],
    ["a part of a query without a name", endpoint({ query: { "": "x" } }), /query\.?.*: expected another key, got/],
  ])("%s", async (_, text, message) => {
    const said = await refusal(text);
    expect(said).toMatch(/^:\d+: at services\.a\["x-benchbook"\].*: expected .*(, got |one that is declared too)/);
    expect(said).toMatch(message);
  });

  it("nothing to measure in the whole file", async () => {
    const aside = { ...SERVICE, "x-benchbook": { label: "U", role: "upstream" } };
    expect(await refusal(services({ a: aside }))).toContain("expected a service with an x-benchbook block to measure");
  });
});
