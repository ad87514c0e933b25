/** What is not as it was, a line for each: `  path: was …, is …`; empty when all is the same. */
export function differences(before: unknown, now: unknown, path: string[] = []): string[] {
  if (!isRecord(before) || !isRecord(now)) {
    const [was, is] = [say(before), say(now)];
    return was === is ? [] : [`  ${path.join(".")}: was ${was}, is ${is}`];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.flatMap((key) => differences(before[key], now[key], [...path, key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function say(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
