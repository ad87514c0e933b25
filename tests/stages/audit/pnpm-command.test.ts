import { expect, it } from "vitest";
import { pnpmCommand } from "./pnpm-command.ts";

const AGENT = "pnpm/12.21.0 npm/? node/? linux x64";
const NPX = ["npx", "-y", "pnpm@12.21.0"];

it.each([
  [
    "the pnpm that runs this, which is a program",
    { npm_execpath: "/a/pnpm", npm_config_user_agent: AGENT },
    ["/a/pnpm"],
  ],
  [
    "the pnpm that runs this, which is a script",
    { npm_execpath: "/a/pnpm.cjs", npm_config_user_agent: AGENT },
    [process.execPath, "/a/pnpm.cjs"],
  ],
  ["npx beside another version", { npm_execpath: "/a/pnpm", npm_config_user_agent: "pnpm/12.21.01 npm/?" }, NPX],
  ["npx beside npm", { npm_execpath: "/a/npm-cli.js", npm_config_user_agent: "npm/10.9.2 node/v24" }, NPX],
  ["npx where nothing runs this", {}, NPX],
])("is %s", (_, environment, command) => {
  expect(pnpmCommand(environment as NodeJS.ProcessEnv)).toEqual(command);
});
