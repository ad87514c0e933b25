/**
 * Replaces `${NAME}` and `${NAME:-default}` in every string of a parsed Compose file, and `$$` by `$`: the part of
 * the Compose specification's interpolation that our file uses.
 *
 * @throws RangeError for a variable that has neither a value nor a default, and for any other form
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
  return value.replace(/\$\$|\$\{(\w+)(?::-([^}]*))?\}|\$[{\w]\S*/g, (whole, name?: string, fallback?: string) => {
    if (whole === "$$") return "$";
    // Compose knows more forms, and would put another text there than we.
    if (name === undefined) throw new RangeError(`expected \${NAME} or \${NAME:-default}, came ${whole}`);
    const found = variables[name] || fallback;
    if (found === undefined) throw new RangeError(`expected a value for ${whole}, came none`);
    return found;
  });
}
