import { execa } from "execa";
import { withOwnTemporary } from "../../prepare/own-temporary.ts";

/** What is this machine's alone, and what a program has of its own: its network, its processes, and what is mounted. */
const APART = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
/**
 * Semaphores that a killed process leaves are looked for in the memory that processes share. The shell is the first process
 * there: it stays, since the first takes in all whose parent has ended.
 */
const RAN = 'ip link set lo up; mount -t tmpfs tmpfs /dev/shm\n"$@"';

/**
 * What a program is run with that is to find a machine of its own, as far as ports, processes and the machine's lock tell:
 * what it measures then goes on beside another run, and finds neither that one's servers nor what it has left. Empty where
 * there is no such thing.
 */
export async function onOwnMachine(): Promise<string[]> {
  const prefix = [...APART, ...withOwnTemporary(RAN)];
  const tried = await execa(prefix[0] ?? "", [...prefix.slice(1), "true"], { reject: false, timeout: 20_000 });
  return tried.exitCode === 0 ? prefix : [];
}
