import { quoted } from "./source.ts";
import { measuredBy, type Starter } from "./starter.ts";

/** The text of an article's `names.ts`: what claims and numbers are about. */
export function namesFile({ asked, content }: Starter): string {
  const [sweeps, loads] = [measuredBy("bursts", asked), measuredBy("steady load", asked)];
  const imports = [
    ...(sweeps.length > 0 ? [`import type { SweepId } from "${content}/findings/bursts/sweep-id.ts";`] : []),
    ...(loads.length > 0 ? [`import type { SteadyId } from "${content}/findings/steady/windows.ts";`] : []),
  ];
  const lines = asked.map(({ constant, target, endpoint, by }) => {
    const [type, use] = by === "bursts" ? ["SweepId", ""] : ["SteadyId", ', use: "kept"'];
    return `export const ${constant}: ${type} = { target: ${quoted(target)}, endpoint: ${quoted(endpoint)}${use} };`;
  });
  return `${imports.join("\n")}

/** What is asked of which service: services and endpoints as the Compose file names them. */
${lines.join("\n")}
`;
}
