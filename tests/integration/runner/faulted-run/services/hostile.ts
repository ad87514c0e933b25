import { type ComposeServices, scripted } from "./compose-service.ts";

const FIRST_PORT = 5910;

/** What targets answer that nobody asked for, and what is to be said of it. */
export const HOSTILE = {
  escapes: /expected status 200, got 500: <script>alert\(1\)<\/script>/,
  floods: /expected a body of at most 1000000 bytes, got more/,
  bytes: /expected one answer to each request, got more/,
  deep: /expected an answer about work, got \[\[\[/,
  header: /overflow|header|parse|invalid/i,
} as const;

/** The one that exits before it is asked anything. */
export const EXITS = "exits";

/** A service for each hostile answer, whose labels are hostile too. */
export function hostile(): ComposeServices {
  const services = [...Object.keys(HOSTILE), EXITS].map((how, index) => {
    const label = `<b data-hostile>${how}</b>\u001b[31m\u202e`;
    return [how, scripted("misbehaving.py", how, { port: FIRST_PORT + index, label })];
  });
  return Object.fromEntries(services);
}
