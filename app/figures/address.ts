/** The value that an address's query has for a figure; null without one. */
export function askedIn(search: string, figure: string): string | null {
  return new URLSearchParams(search).get(figure);
}

/**
 * An address's query with another value for one figure, or without it; what it says of others stays.
 *
 * What separates the parts of a value stays readable.
 */
export function withFigure(search: string, figure: string, value: string | null): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "" && !new URLSearchParams(pair).has(figure));
  const pairs = value === null ? others : [...others, `${encodeURIComponent(figure)}=${readable(value)}`];
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function readable(value: string): string {
  return encodeURIComponent(value).replace(/%(?:3A|3B|2C)/g, decodeURIComponent);
}
