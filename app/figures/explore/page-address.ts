/** The value for a figure in an address's query; null without one. */
export function figureQuery(search: string, figure: string): string | null {
  return new URLSearchParams(search).get(figure);
}

/**
 * An address's query with another value for one figure, or without it; what it says of others stays.
 *
 * What separates the parts of a value stays readable.
 */
export function withFigureQuery(search: string, figure: string, value: string | null): string {
  const query = new URLSearchParams(search);
  if (value === null) query.delete(figure);
  else query.set(figure, value);
  const text = query.toString().replace(/%(?:3A|3B|2C)/g, decodeURIComponent);
  return text === "" ? "" : `?${text}`;
}
