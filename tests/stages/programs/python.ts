import { developmentPython } from "../../prepare/python.ts";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { checkCommands } from "./command.ts";

const SOURCES = ["targets", "tests/targets"];
const CONFIG = "targets/pyproject.toml";

/** The targets' Python: linted, formatted and typed; three checks. */
export async function checkPython(lane: Lane): Promise<Counts> {
  const { python } = await developmentPython();
  const commands = [
    ["ruff", "check", "--config", CONFIG, ...SOURCES],
    ["ruff", "format", "--check", "--config", CONFIG, ...SOURCES],
    ["mypy", "--config-file", CONFIG, ...SOURCES],
  ];
  return checkCommands(
    commands.map((args) => ({ argv: [python, "-m", ...args], withinSeconds: 900 })),
    lane,
  );
}
