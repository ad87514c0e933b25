import { ArticleRecordError } from "../../content/articles/load.ts";
import { RunFileError } from "../../content/run/parse.ts";
import { visible } from "../../content/run/parts/visible.ts";
import { UserError } from "../address/user-error.ts";

/** Runs a program and sets the exit code: 1 when it fails, with one sentence where the user can fix the cause. */
export async function runProgram(program: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = await program();
  } catch (thrown) {
    const isKnown = [UserError, ArticleRecordError, RunFileError].some((kind) => thrown instanceof kind);
    console.error(isKnown ? `benchbook: ${visible((thrown as Error).message)}` : thrown);
    process.exitCode = 1;
  }
}
