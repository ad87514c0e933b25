import { writeFile } from "node:fs/promises";
import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";

/** What the tally says of one test; vitest's own JSON report leaves out why a test was skipped. */
export interface Tallied {
  title: string;
  state: "passed" | "failed" | "skipped" | "pending";
  reason: string;
}

/** A vitest reporter that writes every test with its state and reason to the file named in BENCHBOOK_TALLY. */
export default class VitestTally implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): Promise<void> {
    const file = process.env.BENCHBOOK_TALLY;
    if (!file) return;
    const tests = modules.flatMap((module) => [...Array.from(module.children.allTests(), tallied), ...broken(module)]);
    const outside = errors.map(
      ({ message }): Tallied => ({ title: "outside of any test", state: "failed", reason: message }),
    );
    await writeFile(file, JSON.stringify([...tests, ...outside]));
  }
}

function tallied(test: TestCase): Tallied {
  const result = test.result();
  const reason = result.state === "skipped" ? (result.note ?? "") : "";
  return { title: `${test.module.relativeModuleId}: ${test.fullName}`, state: result.state, reason };
}

/** A file that could not be read, or a hook that failed, is a failure although no test is. */
function broken(module: TestModule): Tallied[] {
  const errors = [module, ...module.children.allSuites()].flatMap((part) => part.errors());
  return errors.map(({ message }) => ({ title: module.relativeModuleId, state: "failed", reason: message }));
}
