import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { holdToCores } from "./hold-to-cores.ts";

/** A Docker engine of a test's own. */
export interface NodeEngine {
  /** The name of its network namespace, which is its host name too. */
  name: string;
  /** Its address on the network between the nodes. */
  address: string;
  /**
   * By how many seconds its monotonic clock is ahead of this machine's, as of a machine that was started at another time.
   */
  aheadSeconds: number;
  /** How many cores its containers have between them; null for all of this machine's. */
  cores: number | null;
  /** The folder of all that it keeps. */
  folder: string;
  /** The value of `DOCKER_HOST` that leads to it. */
  socket: string;
  /** Runs a command of Docker on it, and returns what that printed. */
  docker(...args: string[]): Promise<string>;
}

/** In a file system of its own, because the address of a socket has at most 104 bytes. */
const EXEC_ROOT = "/mnt/engine";
const TRIES = 300;
const PAUSE_MILLISECONDS = 200;

/** Starts an engine in its network namespace, and waits until it answers. It ends with this process at the latest. */
export async function startEngine({ name, aheadSeconds, cores, folder, socket, docker }: NodeEngine): Promise<void> {
  const daemon = await commandOf({ name, cores, folder, socket });
  // Its mounts, its name and its clock are its own.
  const own = ["--mount", "--uts", "--time", "--monotonic", String(aheadSeconds), "--fork", "--kill-child=SIGTERM"];
  const inside = `hostname ${name} && mount -t tmpfs tmpfs ${path.dirname(EXEC_ROOT)} && exec setpriv --pdeathsig TERM ${daemon}`;
  const child = execa("nsenter", [`--net=/run/netns/${name}`, "unshare", ...own, "sh", "-c", inside], {
    reject: false,
    all: true,
    detached: true,
    cleanup: false,
    stdin: "ignore",
  });
  let isOver = false;
  void child.then(() => {
    isOver = true;
  });
  for (let tries = 0; tries < TRIES && !isOver; tries++) {
    const isUp = await docker("version").then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(PAUSE_MILLISECONDS);
  }
  child.kill("SIGTERM");
  throw new Error(`expected an engine to start, but it says: ${(await child).all?.slice(-2000)}`);
}

/** What is run as the engine. The settings of this machine's own engine are not its own, and could contradict its flags. */
async function commandOf(engine: Pick<NodeEngine, "name" | "cores" | "folder" | "socket">): Promise<string> {
  const { name, cores, folder, socket } = engine;
  const settings = path.join(folder, "daemon.json");
  await writeFile(settings, "{}");
  const places = [`--data-root=${path.join(folder, "data")}`, `--exec-root=${EXEC_ROOT}`, `--config-file=${settings}`];
  const held = cores === null ? [] : [`--cgroup-parent=/${await holdToCores(name, cores)}`];
  return ["dockerd", ...places, ...held, `--pidfile=${path.join(folder, "pid")}`, `--host=${socket}`].join(" ");
}
