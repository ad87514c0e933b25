import { quoted } from "./source.ts";
import type { Starter } from "./starter.ts";

/** The text of an article's `names.ts`: the sweeps that claims and numbers are about. */
export function namesFile({ sweeps, content }: Starter): string {
  const sweepLines = sweeps.map(
    ({ constant, target, endpoint }) =>
      `export const ${constant}: SweepId = { target: ${quoted(target)}, endpoint: ${quoted(endpoint)} };`,
  );
  return `import type { SweepId } from "${content}/findings/bursts/sweep-id.ts";

/** What is asked of which service: services and endpoints as the Compose file names them. */
${sweepLines.join("\n")}
`;
}
