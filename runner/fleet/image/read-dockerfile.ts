import path from "node:path";
import { type Copied, copiedBy } from "./copied.ts";
import { commandOf, instructionsOf, replaced, variablesIn } from "./instructions.ts";

/** What containers of an image start with, as far as its Dockerfile says so. */
export interface ImageStart {
  /** The image that it is made from. */
  from: string;
  /** What is started: words, or a line for a shell. */
  command: readonly string[];
  entrypoint: readonly string[];
  /** Where. */
  workdir: string;
  /** The ports that it says containers listen on. */
  exposed: readonly number[];
  /** Its check of health, as it is written; empty where it has none. */
  check: string;
  /** The variables that containers have. */
  environment: Variables;
  /** Those that there are only while it is built, with what they are where nobody says otherwise. */
  args: Variables;
  /** What is in it of the folder that it is built from. */
  copied: readonly Copied[];
}

const EMPTY: ImageStart = {
  ...{ from: "", command: [], entrypoint: [], workdir: "/", exposed: [], check: "" },
  ...{ environment: {}, args: {}, copied: [] },
};

type Variables = Readonly<Record<string, string>>;

/** The stages so far, by their names and numbers. */
type Stages = ReadonlyMap<string, ImageStart>;

/**
 * Reads what the last stage of a Dockerfile, or the one that is asked for, starts with. Only what is written there is read:
 * what the image that it is made from starts with is not known.
 *
 * @param given the arguments that it is built with
 */
export function readDockerfile(text: string, target?: string, given: Variables = {}): ImageStart {
  const stages = new Map<string, ImageStart>();
  let names: string[] = [];
  // What stands before the first stage is said to all of them.
  let [stage, general, count] = [EMPTY, EMPTY, 0];
  for (const [keyword, rest] of instructionsOf(text)) {
    if (keyword === "FROM") {
      if (target !== undefined && names.includes(target)) break;
      if (count === 0) general = stage;
      const [, from = "", alias] = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(rest) ?? [];
      names = [String(count++), ...(alias === undefined ? [] : [alias])];
      const base = replaced(from, general.args);
      stage = stages.get(base) ?? { ...general, from: base };
    } else stage = withInstruction(stage, keyword, { rest, stages, given });
    for (const name of names) stages.set(name, stage);
  }
  return stage;
}

function withInstruction(
  stage: ImageStart,
  keyword: string,
  { rest, stages, given }: { rest: string; stages: Stages; given: Variables },
): ImageStart {
  const { environment, args, workdir } = stage;
  const said = replaced(rest, { ...args, ...environment });
  switch (keyword) {
    case "CMD":
      return { ...stage, command: commandOf(rest) };
    // An entry point drops the command of the image below it.
    case "ENTRYPOINT":
      return { ...stage, entrypoint: commandOf(rest) };
    case "HEALTHCHECK":
      return { ...stage, check: said };
    case "ENV":
      return { ...stage, environment: { ...environment, ...variablesIn(said) } };
    case "ARG":
      return { ...stage, args: { ...args, ...variablesIn(said), ...givenOf(said, given) } };
    case "WORKDIR":
      return { ...stage, workdir: path.posix.resolve(workdir, said) };
    case "COPY":
    case "ADD":
      return { ...stage, copied: [...stage.copied, ...copiedBy(said, workdir, (name) => stages.get(name)?.copied)] };
    case "EXPOSE":
      return { ...stage, exposed: [...stage.exposed, ...(said.match(/\b\d+/g) ?? []).map(Number)] };
    default:
      return stage;
  }
}

/** Of given arguments those that an instruction names. */
function givenOf(written: string, given: Variables): Variables {
  const names = written.split(/\s+/).map((word) => word.replace(/=.*/, ""));
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
}
