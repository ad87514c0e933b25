import type { ProcessRow } from "../../content/run/observations.ts";

const HEADER = /^\s*PID USER\s+PR\s+NI\s+VIRT\s+RES\s+SHR S\s+%CPU\s+%MEM\s+TIME\+ COMMAND/;
const KIBIBYTE = 1024;
const SCALE: Record<string, number> = { "": KIBIBYTE, m: KIBIBYTE ** 2, g: KIBIBYTE ** 3, t: KIBIBYTE ** 4 };

/**
 * Reads the process rows out of what `top -b` printed; memory columns are in KiB unless they carry a suffix.
 *
 * @returns no rows when there is no header
 */
export function parseTop(text: string): ProcessRow[] {
  return processLines(text).flatMap((line) => row(line.trim().split(/\s+/)));
}

/** The same text with the owners of the processes replaced: a run file names no user. */
export function withoutUsers(text: string): string {
  const lines = text.split("\n");
  const header = lines.findIndex((line) => HEADER.test(line));
  if (header < 0) return text;
  const anonymous = (line: string) =>
    line.replace(/^(\s*\d+ )(\S+\s*)(?=\s\S)/, (_, pid: string, user: string) => pid + "user".padEnd(user.length));
  return lines.map((line, index) => (index > header ? anonymous(line) : line)).join("\n");
}

function processLines(text: string): string[] {
  const lines = text.split("\n");
  const header = lines.findIndex((line) => HEADER.test(line));
  return header < 0 ? [] : lines.slice(header + 1).filter((line) => /^\s*\d+\s/.test(line));
}

function row(columns: string[]): ProcessRow[] {
  const [pid, , , , virtual = "", resident = "", , state = "", cpu, , time = "", ...command] = columns;
  const parsed = {
    pid: Number(pid),
    command: command.join(" ").slice(0, 200),
    state: state.slice(0, 4),
    cpuShare: Number(cpu) / 100,
    residentBytes: bytes(resident),
    virtualBytes: bytes(virtual),
    cpuTime: time.slice(0, 20),
  };
  const numbers = [parsed.pid, parsed.cpuShare, parsed.residentBytes, parsed.virtualBytes];
  return numbers.every((number) => Number.isFinite(number) && number >= 0) ? [parsed] : [];
}

function bytes(column: string): number {
  const [, number, suffix = ""] = /^([\d.]+)([mgt]?)$/.exec(column) ?? [];
  return Math.round(Number(number) * (SCALE[suffix] ?? Number.NaN));
}
