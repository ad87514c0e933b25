import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { localStart } from "../../../../../runner/fleet/image/local-start.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

/** Where a service with such a Dockerfile is started, from the folder that it is built from; and its variables. */
async function started(
  dockerfile: string,
  { place = "Dockerfile", ...composed }: { place?: string; working_dir?: string } = {},
) {
  const project = await scratchFolder();
  const context = path.join(project, "shop");
  for (const folder of ["src/deep", "apps/api"]) await mkdir(path.join(context, folder), { recursive: true });
  await writeFile(path.join(context, "main.py"), "");
  await writeFile(path.join(context, place), `FROM python\n${dockerfile}`);
  const { folder, environment } = localStart({ build: { context, dockerfile: place }, ...composed }, project);
  return [path.relative(context, folder ?? "/") || ".", environment];
}

it.each([
  ["all of it is copied where it works", "WORKDIR /app\nCOPY . .", "."],
  ["a part of it is", "WORKDIR /app\nCOPY requirements.txt .\nCOPY src/ .", "src"],
  ["it works in a part of what is copied", "COPY . /srv\nWORKDIR /srv/apps/api", "apps/api"],
  ["files alone are copied there", "WORKDIR /app\nCOPY main.py .", "."],
  ["its code is copied below that", "WORKDIR /code\nCOPY ./src /code/src", "."],
  ["what is copied there is not there", "WORKDIR /app\nCOPY built .", "."],
  ["all of it is, beside a part", "WORKDIR /app\nCOPY src .\nCOPY . .", "."],
])("is started in the folder that its containers work in where %s", async (_, dockerfile, folder) => {
  expect((await started(dockerfile))[0]).toBe(folder);
});

it("is started where Compose says that it works", async () => {
  expect((await started("WORKDIR /app\nCOPY . .", { working_dir: "/app/src/deep" }))[0]).toBe("src/deep");
});

it("is told by a Dockerfile that lies elsewhere", async () => {
  expect((await started("WORKDIR /app\nCOPY src .", { place: "../api.Dockerfile" }))[0]).toBe("src");
});

it("has the variables of its image that are no paths in it", async () => {
  const [, environment] = await started("ENV NODE_ENV=production PYTHONPATH=/app MODE='a b'");
  expect(environment).toEqual({ NODE_ENV: "production", MODE: "a b" });
});
