/** How a line above the table begins: procps 3.2 to 4, then BusyBox. */
const LABEL =
  /^\s*(?:top - \d|(?:Tasks|Threads) *:|%?Cpu(?:\(s\)|\d+) *:|(?:[KMGTPE]iB )?(?:Mem|Swap) *:|CPU\d*:|Load average:)/;

/** All the words that stand in such lines, so that nothing else passes for one. */
const WORDS = new Set(
  [
    "top up day days min user users load average Tasks Threads total running sleeping sleep d stopped zombie",
    "Cpu s us sy ni id wa hi si st K k M m G g T t P E KiB MiB GiB TiB PiB EiB Mem Swap",
    "free used buff cache buffers cached avail shrd CPU usr sys nic idle io irq sirq Load",
  ].flatMap((words) => words.split(" ")),
);

/** Whether a line belongs to the lines above a table: it begins as one of them. */
export function beginsSummary(line: string): boolean {
  return LABEL.test(line);
}

/** Whether every word of such a line is known, so that it names nobody. */
export function isKnownSummary(line: string): boolean {
  return beginsSummary(line) && (line.match(/\p{L}+/gu) ?? []).every((word) => WORDS.has(word));
}

/** Whether the table below lists the threads of processes. */
export function listsThreads(line: string): boolean {
  return /^\s*Threads *:/.test(line);
}
