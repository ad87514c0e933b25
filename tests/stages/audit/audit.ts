import { readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { EnvHttpProxyAgent, fetch } from "undici";
import { preparePython } from "../../../runner/python/prepare-python.ts";
import { ROOT } from "../programs/command.ts";
import type { Counts } from "../run/result.ts";
import { type Audit, acceptedSchema, readPipReport, readPnpmReport } from "./findings.ts";
import { judge } from "./judge.ts";
import { pnpmCommand } from "./pnpm-command.ts";

const ACCEPTED = path.join(ROOT, "tests/stages/audit/accepted-findings.json");
const WITHIN_SECONDS = 120;
/** The service that pip-audit is told to ask, here for an advisory that stays there for good. */
const ADVISORIES = "https://api.osv.dev/v1/vulns/GHSA-462w-v97r-4m45";
/** What says that nobody could be asked, which is not that nothing is known. */
const UNREACHABLE =
  /AUDIT_BAD_RESPONSE|ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT|ConnectionError|ServiceError|Max retries|timed out/i;

/** Asks the registries what is known against the packages that the lock files name. */
export async function runAudit(): Promise<Counts> {
  const accepted = acceptedSchema.parse(JSON.parse(await readFile(ACCEPTED, "utf8")));
  return judge(await Promise.all([auditNpm(), auditPyPI()]), accepted);
}

async function auditNpm(): Promise<Audit> {
  const [pnpm, ...args] = pnpmCommand();
  const { stdout, stderr } = await ask(pnpm, [...args, "audit", "--json"]);
  if (stdout.trim().startsWith("{")) return { registry: "npm", findings: readPnpmReport(stdout) };
  return { registry: "npm", unreachable: whyUnreachable("pnpm audit", `${stdout}${stderr}`) };
}

async function auditPyPI(): Promise<Audit> {
  const silent = await whyNoAdvisories();
  if (silent) return { registry: "PyPI", unreachable: silent };
  const targets = path.join(ROOT, "targets");
  const requirements = path.join(targets, "requirements-audit.txt");
  const { python } = await preparePython({
    requirements,
    cacheFolder: path.join(ROOT, ".benchbook"),
    isCompiled: false,
  });
  // The packages and their hashes are pinned, so nothing has to be installed to know them.
  const flags = [
    "--vulnerability-service",
    "osv",
    "--require-hashes",
    "--disable-pip",
    "--progress-spinner",
    "off",
    "--format",
    "json",
  ];
  const files = ["requirements-dev.txt", "requirements-servers.txt", "requirements-uv.txt"];
  const pinned = files.flatMap((file) => ["--requirement", path.join(targets, file)]);
  const { stdout, stderr } = await ask(python, ["-m", "pip_audit", ...flags, ...pinned]);
  if (!stdout.trim().startsWith("{"))
    return { registry: "PyPI", unreachable: whyUnreachable("pip-audit", `${stdout}${stderr}`) };
  const { findings, skipped, packages } = readPipReport(stdout);
  if (skipped.length === 0 || findings.length > 0) return { registry: "PyPI", findings };
  return { registry: "PyPI", unreachable: `${skipped.length} of ${packages} packages could not be looked up` };
}

/** Why nobody can be asked about Python packages, found out before anything is installed to ask; undefined where one can. */
async function whyNoAdvisories(): Promise<string | undefined> {
  const signal = AbortSignal.timeout(WITHIN_SECONDS * 1000);
  try {
    const answer = await fetch(ADVISORIES, { signal, dispatcher: new EnvHttpProxyAgent() });
    if (answer.ok && isAdvisory(await answer.json())) return undefined;
    return `${ADVISORIES} answers with ${answer.status}, and no advisory`;
  } catch {
    return `${ADVISORIES} does not answer`;
  }
}

function isAdvisory(body: unknown): boolean {
  return typeof body === "object" && body !== null && "id" in body;
}

function ask(command: string, args: string[]) {
  return execa(command, args, { cwd: ROOT, reject: false, stdin: "ignore", timeout: WITHIN_SECONDS * 1000 });
}

/** @throws Error when the audit failed for another reason than that nobody answered */
function whyUnreachable(program: string, said: string): string {
  if (!UNREACHABLE.test(said)) throw new Error(`${program}: expected a report, got ${said.trim().slice(0, 300)}`);
  return `${program}: the advisory service does not answer here`;
}
