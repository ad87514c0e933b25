import { execa } from "execa";
import type { NodeEngine } from "./node-engine.ts";

const inside = ({ name }: NodeEngine, ...command: string[]) =>
  execa("nsenter", [`--net=/run/netns/${name}`, ...command]);

/** What of the packets that come to a node is lost, before its engine passes them on to containers. */
const lossy = (...which: string[]) => [
  "PREROUTING",
  "--in-interface",
  "eth0",
  "--protocol",
  "tcp",
  ...which,
  "-j",
  "DROP",
];

/** Meanwhile, some of the packets that come to a node are lost; `matching` says which, in the words of iptables. */
export async function whileLosing<T>(node: NodeEngine, matching: string[], act: () => Promise<T>): Promise<T> {
  await inside(node, "iptables", "--table", "mangle", "--append", ...lossy(...matching));
  try {
    return await act();
  } finally {
    await inside(node, "iptables", "--table", "mangle", "--delete", ...lossy(...matching));
  }
}

/** Meanwhile, a node sends each packet 6 ms after the one before it at the earliest. */
export async function whileSlow<T>(node: NodeEngine, act: () => Promise<T>): Promise<T> {
  const discipline = ["dev", "eth0", "root"];
  const shaped = ["tbf", "rate", "2mbit", "burst", "1600", "mpu", "1500", "latency", "2s"];
  await inside(node, "tc", "qdisc", "add", ...discipline, ...shaped);
  try {
    return await act();
  } finally {
    await inside(node, "tc", "qdisc", "del", ...discipline);
  }
}
