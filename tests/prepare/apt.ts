import { execa } from "execa";

const UPDATE_SECONDS = 120;
const INSTALL_SECONDS = 300;

/**
 * Installs a system package where that needs no password: as root, or with a sudo that asks nothing.
 *
 * @returns undefined when it is installed, else why it could not be
 */
export async function aptInstall(name: string): Promise<string | undefined> {
  if (!(await runs("apt-get", ["--version"]))) return "there is no apt-get here";
  const prefix = await prefixOfRoot();
  if (!prefix) return `installing ${name} with apt-get needs root`;
  console.log(`Installing the system package ${name} …`);
  await apt(prefix, ["update", "-qq"], UPDATE_SECONDS);
  const { exitCode, all } = await apt(
    prefix,
    ["install", "-y", "-qq", "--no-install-recommends", name],
    INSTALL_SECONDS,
  );
  return exitCode === 0 ? undefined : `apt-get install ${name} failed: ${(all ?? "").trim().slice(-300)}`;
}

async function prefixOfRoot(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  return (await runs("sudo", ["-n", "true"])) ? ["sudo", "-n"] : undefined;
}

function apt(prefix: string[], args: string[], withinSeconds: number) {
  const [command = "", ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
  return execa(command, rest, { reject: false, all: true, stdin: "ignore", timeout: withinSeconds * 1000 });
}

async function runs(command: string, args: string[]): Promise<boolean> {
  return (await execa(command, args, { reject: false, stdin: "ignore", timeout: 10_000 })).exitCode === 0;
}
