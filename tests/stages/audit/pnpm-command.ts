const PNPM = { name: "pnpm", version: "12.21.0" };

/**
 * The command of the project's pnpm: the one that runs this where it is that, else the one that npx finds, which takes longer
 * than most of what pnpm does.
 *
 * @param environment what pnpm tells the scripts that it runs of itself
 */
export function pnpmCommand(environment: NodeJS.ProcessEnv = process.env): [string, ...string[]] {
  const { npm_execpath: own, npm_config_user_agent: agent = "" } = environment;
  if (!own || !agent.startsWith(`${PNPM.name}/${PNPM.version} `)) return ["npx", "-y", `${PNPM.name}@${PNPM.version}`];
  return /\.[cm]?js$/.test(own) ? [process.execPath, own] : [own];
}
