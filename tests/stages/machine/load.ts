import { execa } from "execa";

/** Keeps a core busy until whoever started it is gone, for whatever reason. */
const BUSY = `
  const parent = process.ppid;
  while (process.ppid === parent) for (let turns = 0; turns < 1e8; turns++);
`;

/** Does something while so many loops keep cores busy beside it; they end with it, whatever becomes of it. */
export async function withLoad<T>(loops: number, work: () => Promise<T>): Promise<T> {
  const running = Array.from({ length: loops }, () =>
    execa(process.execPath, ["--eval", BUSY], { stdio: "ignore", reject: false }),
  );
  try {
    return await work();
  } finally {
    for (const loop of running) loop.kill("SIGKILL");
    await Promise.all(running);
  }
}
