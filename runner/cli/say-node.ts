/** What a machine is called, of several that the targets run on: a run names no hosts. */
export function sayNode(node: number): string {
  return `node ${node + 1}`;
}
