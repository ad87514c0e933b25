import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { draftTargets } from "../../../../../runner/new/draft/draft-targets.ts";
import { composedSchema } from "../../../../../runner/new/recognise/composed-service.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

const COMMAND = "CMD gunicorn m:a -b :5000\n";

/** Two applications in one folder. */
const MONOREPO = {
  "apps/api/requirements.txt": "flask\n",
  "apps/api/m.py": '@app.get("/orders")\ndef orders(): ...\n',
  "apps/web/requirements.txt": "fastapi\n",
  "apps/web/m.py": '@app.get("/pages")\nasync def pages(): ...\n',
};

/** What targets are made of some services, each with its endpoints; and which are left alone. */
async function drafted(
  files: Record<string, string>,
  services: Record<string, { build: object; profiles?: string[] }>,
) {
  const folder = await scratchFolder();
  for (const [name, text] of Object.entries({ ...MONOREPO, ...files })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const composed = Object.entries(services).map(([name, { build, ...more }]) => {
    const context = path.join(folder, "context" in build ? String(build.context) : ".");
    const ports = [{ target: 5000, published: "5000" }];
    return [name, composedSchema.parse({ ports, ...more, build: { ...build, context } })] as const;
  });
  const file = path.join(folder, "docker-compose.yml");
  const { targets, others } = await draftTargets(
    composed.map(([name, service]) => [name, service]),
    file,
    async () => null,
  );
  return [
    ...targets.map(({ name, title, endpoints }) => `${name}: ${title}, ${endpoints.map((one) => one.path)}`),
    ...others.map(({ name, reason }) => `${name}: ${reason}`),
  ];
}

it.each<[what: string, dockerfile: string, text: string, context?: string]>([
  [
    "what its Dockerfile copies",
    "api.Dockerfile",
    `FROM x\nCOPY apps/api/requirements.txt .\nCOPY apps/api .\n${COMMAND}`,
  ],
  ["the one file that it copies", "api.Dockerfile", `FROM x\nRUN pip install flask\nCOPY apps/api/m.py .\n${COMMAND}`],
  [
    "what comes through another stage",
    "api.Dockerfile",
    `FROM x AS b\nCOPY apps/api /a\nFROM y\nCOPY --from=b /a /a\n${COMMAND}`,
  ],
  ["what lies beside its Dockerfile, where all is copied", "apps/api/Dockerfile", `FROM x\nCOPY . .\n${COMMAND}`],
  [
    "the folder that it is built from, wherever its Dockerfile lies",
    "../../images/Dockerfile",
    `FROM x\n${COMMAND}`,
    "apps/api",
  ],
])("is about a part of a folder that several applications share: %s", async (_, dockerfile, text, context = ".") => {
  const place = path.join(context, dockerfile);
  expect(await drafted({ [place]: text }, { api: { build: { context, dockerfile } } })).toEqual([
    "api: Flask under Gunicorn, /orders",
  ]);
});

it("is about all of a folder where the part has no route", async () => {
  const text = `FROM x\nRUN pip install flask\nCOPY apps .\n${COMMAND}`;
  const files = {
    "apps/api/m.py": "",
    "apps/web/m.py": "",
    "routes.py": '@app.get("/all")\ndef all(): ...\n',
    Dockerfile: text,
  };
  expect(await drafted(files, { api: { build: { dockerfile: "Dockerfile" } } })).toEqual([
    "api: Flask under Gunicorn, /all",
  ]);
});

it("leaves services with a profile alone, unless all have one", async () => {
  const files = { Dockerfile: `FROM x\nCOPY apps/api .\n${COMMAND}` };
  const build = { dockerfile: "Dockerfile" };
  expect(await drafted(files, { api: { build }, more: { build, profiles: ["full"] } })).toEqual([
    "api: Flask under Gunicorn, /orders",
    "more: it has the profile full, and Compose starts it only where that is asked for",
  ]);
  expect(await drafted(files, { more: { build, profiles: ["full"] } })).toEqual([
    "more: Flask under Gunicorn, /orders",
  ]);
});
