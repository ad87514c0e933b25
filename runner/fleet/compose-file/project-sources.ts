import { z } from "zod";
import { composeError, readSource, type Source } from "./syntax/read-source.ts";
import { branchOf, type Path } from "./syntax/yaml-tree.ts";

/** The files of a Compose project, each of them read once. */
export class Sources {
  private readonly read = new Map<string, Source>();
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /**
   * The source of a file.
   *
   * @throws ExitError (usage) when it cannot be read
   */
  async of(file: string): Promise<Source> {
    const source = this.read.get(file) ?? (await readSource(file));
    this.read.set(file, source);
    return source;
  }

  /** The names of the services in the main file, in its order. */
  async order(): Promise<string[]> {
    return Object.keys(branchOf((await this.of(this.file)).value, "services"));
  }

  /** The file and line of a place in the project: where the longest part of its path is written. */
  place(path: Path): string {
    const found = [...this.read.values()].map(({ file, line }) => ({ file, ...line(path) }));
    const [best] = found.toSorted((a, b) => b.depth - a.depth);
    return best ? `${best.file}:${best.line}` : this.file;
  }

  /** Makes the error for a place of the whole project. */
  refuse(path: Path, reason: string): Error {
    return composeError(this.place(path), `at ${z.core.toDotPath(path)}: ${reason}`);
  }
}

/** Makes the errors for places of one file. */
export function refusing({ file, line }: Source): (path: Path, reason: string) => Error {
  return (path, reason) => composeError(`${file}:${line(path).line}`, `at ${z.core.toDotPath(path)}: ${reason}`);
}
