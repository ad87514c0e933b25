/**
 * Replaces `${NAME}` and `${NAME:-default}` in every string of a parsed Compose file, and `$$` by `$`: the part of
 * the Compose specification's interpolation that our file uses.
 *
 * @throws RangeError for a variable that has neither a value nor a default
 */
export function interpolate<T>(value: T, variables: Record<string, string>): T {
  return deep(value, variables) as T;
}

function deep(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === "string") return text(value, variables);
  if (Array.isArray(value)) return value.map((item) => deep(item, variables));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item, variables)]));
}

function text(value: string, variables: Record<string, string>): string {
  return value.replace(/\$\$|\$\{(\w+)(?::-([^}]*))?\}/g, (whole, name?: string, fallback?: string) => {
    if (name === undefined) return "$";
    const found = variables[name] || fallback;
    if (found === undefined) throw new RangeError(`docker-compose.yml: expected a value for ${whole}, came none`);
    return found;
  });
}
