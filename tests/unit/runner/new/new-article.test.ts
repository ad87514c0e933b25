import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newArticle } from "../../../../runner/new/new-article.ts";
import type { NewOptions } from "../../../../runner/new/options.ts";
import { EXIT, ExitError } from "../../../../runner/program/exit-error.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const SHOP = {
  "shop/docker-compose.yml": `services:
  db: { image: "postgres:17" }
  web: { build: ., ports: ["8000:80"], depends_on: [db] }
`,
  "shop/Dockerfile": 'FROM python\nCMD ["uvicorn", "main:app", "--port", "80"]\n',
  "shop/requirements.txt": "fastapi\n",
  "shop/main.py": 'app = FastAPI()\n@app.get("/slow")\ndef slow(): ...\n',
};

let home: string;
const printed: string[] = [];

beforeEach(async () => {
  home = await scratchFolder();
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});

afterEach(() => {
  printed.length = 0;
  vi.restoreAllMocks();
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
  }
}

/** Starts an article beside the application; its folder, or why there is none. */
async function start(slug: string, file: string, more: Partial<NewOptions> = {}): Promise<string> {
  const articles = path.join(home, "articles");
  const options = { slug, file: path.join(home, file), on: "processes" as const, start: false, dryRun: false, ...more };
  try {
    await newArticle(options, new AbortController().signal, articles);
    return path.join(articles, slug);
  } catch (cause) {
    if (cause instanceof ExitError && cause.exitCode === EXIT.usage) return cause.message.replaceAll(home, "");
    throw cause;
  }
}

/** A server that has nothing, and a port that nobody else has. */
async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe("a new article", () => {
  it("is about the web servers of a Compose file, which stays as it is", async () => {
    await write(SHOP);
    const folder = await start("shop", "shop");
    const names = ["article.mdx", "article.ts", "benchbook.override.yml", "claims.ts", "names.ts", "values.ts"];
    expect((await readdir(folder)).toSorted()).toEqual(names);
    expect(await readFile(path.join(folder, "article.ts"), "utf8")).toContain('file: "../../shop/docker-compose.yml"');
    expect(await readFile(path.join(home, "shop/docker-compose.yml"), "utf8")).toBe(SHOP["shop/docker-compose.yml"]);
  });

  it("is about what Compose makes of a folder, with the override file that it merges by itself", async () => {
    const over = 'services: { web: { ports: ["8100:80"] } }\n';
    await write({ ...SHOP, "shop/docker-compose.override.yml": over });
    const folder = await start("shop", "shop");
    const overrides = '["../../shop/docker-compose.override.yml", "benchbook.override.yml"]';
    expect(await readFile(path.join(folder, "article.ts"), "utf8")).toContain(`overrides: ${overrides}`);
    expect(await start("other", "shop/docker-compose.yml")).toBe(path.join(home, "articles/other"));
    expect(await readFile(path.join(home, "articles/other/article.ts"), "utf8")).not.toContain('.override.yml", "');
  });

  it("is about the files that .env in a folder names, as Compose is", async () => {
    await write({
      ...SHOP,
      "shop/.env": "COMPOSE_FILE=docker-compose.yml:more.yml\n",
      "shop/more.yml": 'services: { web: { ports: ["8100:80"] } }\n',
      "shop/docker-compose.override.yml": "services: { other: { image: x } }\n",
    });
    const folder = await start("shop", "shop");
    const overrides = '["../../shop/more.yml", "benchbook.override.yml"]';
    expect(await readFile(path.join(folder, "article.ts"), "utf8")).toContain(`overrides: ${overrides}`);
    await write({ "shop/.env": "COMPOSE_FILE=gone.yml\n" });
    expect(await start("another", "shop")).toBe(
      "--file /shop: expected /shop/gone.yml to be there, which COMPOSE_FILE of its .env names",
    );
  });

  it("is said in full: what was found and what was not, and what is added to the file", async () => {
    const { server, port } = await listening();
    server.close();
    await write({ ...SHOP, "shop/docker-compose.yml": SHOP["shop/docker-compose.yml"].replace("8000", String(port)) });
    const folder = await start("shop", "shop/docker-compose.yml");
    const said = printed.join("\n");
    expect(said).toMatch(
      /^ {2}web: FastAPI under Uvicorn, GET \/slow \(read in its sources, not tried: nothing answers yet\)$/m,
    );
    expect(said).toMatch(/^ {2}db: left alone, a database \(postgres:17\)$/m);
    const override = await readFile(path.join(folder, "benchbook.override.yml"), "utf8");
    expect(override).toContain("path: /slow\n          work: fixed\n          executor: thread\n");
    for (const line of override.trim().split("\n")) expect(printed).toContain(`  ${line}`);
  });

  it("asks a service that answers on its port, and says what it refused", async () => {
    const { server, port } = await listening();
    await write({ ...SHOP, "shop/docker-compose.yml": `services:\n  web: { build: ., ports: ["${port}:80"] }\n` });
    await start("shop", "shop");
    server.close();
    expect(printed.join("\n")).toContain("GET /slow (read in its sources, not tried: GET /slow answers status 404)");
  });

  it("gives a service a port of its own where another publishes the same", async () => {
    const [one, other] = ["web", "api"].map((name) => `  ${name}: { build: ., ports: ["8000:80"] }`);
    await write({ ...SHOP, "shop/docker-compose.yml": `services:\n${one}\n${other}\n` });
    const folder = await start("shop", "shop");
    const override = await readFile(path.join(folder, "benchbook.override.yml"), "utf8");
    expect(override).toContain("127.0.0.1:${WEB_PORT:-8000}:80");
    expect(override).toContain("# It publishes no port of its own: this one is for measuring.");
    expect(override).toContain("127.0.0.1:${API_PORT:-8001}:80");
  });

  it.each<[what: string, service: string, added: string[]]>([
    [
      "is asked on the port that it listens on where it cannot be told another",
      'build: ./node, ports: ["8080:3000"]',
      [
        "127.0.0.1:${WEB_PORT:-3000}:3000",
        "# It cannot be told a port: it is asked on the one that it listens on, not on 8080.",
      ],
    ],
    [
      "is asked where it is published where it listens on a port of the machine's own services",
      'build: ./node, ports: ["8080:80"]',
      ["127.0.0.1:${WEB_PORT:-8080}:80"],
    ],
    [
      "leaves the name of its container to its owner",
      "build: ./node, container_name: web, ports: [3000]",
      ["container_name: !reset null"],
    ],
    ["is one container where it is several", "build: ., deploy: { replicas: 2 }, ports: [80]", ["replicas: 1"]],
    [
      "has longer where something is done before",
      "build: ., command: sh -c 'npm install && npm start', ports: [80]",
      ["startSeconds: 180"],
    ],
    ["is one container where it is scaled", "build: ., scale: 3, ports: [80]", ["scale: 1"]],
    [
      "is asked on its own port where it has the machine's network",
      "build: ., network_mode: host, expose: [80]",
      ["127.0.0.1:${WEB_PORT:-80}:80"],
    ],
    [
      "is asked what its check of health asks",
      'build: ./node, ports: [3000], healthcheck: { test: "curl -f http://localhost:3000/api/health || exit 1" }',
      ["path: /api/health", "path: /slow"],
    ],
    [
      "has workers that nobody knows where it starts them itself",
      "build: ./forks, command: node server.js, ports: [3000]",
      ["# How many workers it has could not be told"],
    ],
    [
      "is known by what is mounted where it works, if it is not built",
      'image: "node:24", command: [node, server.js], working_dir: /srv/app, volumes: ["./node:/srv/app"], ports: [3000]',
      ["family: node", "path: /slow"],
    ],
  ])("%s", async (_, service, added) => {
    const forks = { "shop/forks/server.js": "if (cluster.isPrimary) cluster.fork();" };
    const node = {
      "shop/node/Dockerfile": "FROM node\nCMD node server.js\n",
      "shop/node/server.js": 'app.get("/slow", x)',
    };
    await write({ ...SHOP, ...node, ...forks, "shop/docker-compose.yml": `services:\n  web: { ${service} }\n` });
    const override = await readFile(path.join(await start("shop", "shop"), "benchbook.override.yml"), "utf8");
    for (const text of added) expect(override).toContain(text);
  });

  it("never takes the place of anything", async () => {
    await write({ ...SHOP, "articles/shop/mine.txt": "mine" });
    expect(await start("shop", "shop")).toMatch(/expected the name of an article that is not there yet/);
    expect(await readdir(path.join(home, "articles/shop"))).toEqual(["mine.txt"]);
  });

  it("is not written where it is only to be shown", async () => {
    await write(SHOP);
    await start("shop", "shop", { dryRun: true });
    expect(await readdir(home)).toEqual(["shop"]);
    expect(printed).toContain("Nothing was written.");
  });
});

describe("an article is refused in one sentence", () => {
  it.each(["Shop", "a b", "../shop", "-a", "a--b", "", "x".repeat(200)])("under the name %j", async (slug) => {
    await write(SHOP);
    expect(await start(slug, "shop")).toMatch(/^expected a name such as my-shop, .*, got "/);
    expect(await readdir(home)).toEqual(["shop"]);
  });

  it.each([
    ["a file that is not there", "nothing.yml", "--file /nothing.yml: expected it to be there, got nothing"],
    ["a folder without one", "folder", /^--file \/folder: expected compose.yaml or .* in it, got nothing$/],
    ["a folder that has but a Dockerfile", "alone", /got only a Dockerfile; .* services: \{ web: \{ build: \. \} \}$/],
    ["a text", "notes.yml", /^\/notes.yml:?\d*: .*expected a map with services/],
    ["another YAML file", "other.yml", /^\/other.yml:1: at on: expected a key that the Compose specification knows/],
    ["a file without services", "empty.yml", "/empty.yml: expected a Compose file with services, got none in it"],
    [
      "nothing but databases",
      "db.yml",
      /^\/db.yml: expected a service that answers HTTP, got db: a database \(redis\); /,
    ],
    [
      "a block without endpoints",
      "block.yml",
      /^\/block.yml: expected a service that answers HTTP, got web: its x-benchbook block is not as expected: .* one endpoint; /,
    ],
  ])("for %s", async (_, file, said) => {
    await write({
      ...{
        "folder/other.txt": "",
        "alone/Dockerfile": "FROM scratch\n",
        "notes.yml": "just words",
        "other.yml": "on: push\njobs: {}\n",
      },
      "block.yml": "services: { web: { build: ., x-benchbook: { label: Web, endpoints: [] } } }\n",
      ...{ "empty.yml": "services: {}\n", "db.yml": "services: { db: { image: redis } }\n" },
    });
    const got = await start("shop", file);
    if (typeof said === "string") expect(got).toBe(said);
    else expect(got).toMatch(said);
    expect(got).not.toContain("\n");
  });
});
