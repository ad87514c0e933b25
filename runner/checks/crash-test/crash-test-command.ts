import { checkCommand, readFlags } from "../../cli/check-command.ts";
import { wholeNumber } from "../../cli/parse-flags.ts";
import { BOUNDS } from "../../plan/bounds.ts";
import { EXIT } from "../../program/exit-error.ts";
import { messageOf } from "../../program/message-of.ts";
import { crashTest } from "./crash-test.ts";
import { crashTestTable } from "./print-crash-test.ts";

const { kills: planned, seed } = readFlags<{ kills: number; seed: number }>(
  checkCommand(
    "crash-test",
    "Kills the runner with SIGKILL at moments all over a short run, and each time resumes it to its end. Nothing that was observed may be lost, and nothing may be left behind.",
  )
    .option("--kills <n>", "how often it is killed at least, and once in each stage", wholeNumber(1, 100_000), 100)
    .option("--seed <n>", "seed for the moments", wholeNumber(0, BOUNDS.seed), 1),
);

try {
  const began = Date.now();
  const kills = await crashTest(planned, seed, ({ stage, observations, left, problems }, done) => {
    const found = `${left.processes.length} processes and ${left.files.length} files left`;
    console.log(`[${done}/${planned}] killed in ${stage}: ${observations} observations kept, ${found}`);
    for (const problem of problems) console.log(`  ${problem}`);
  });
  console.log(`\n${crashTestTable(kills)}`);
  console.log(`${kills.length} kills from seed ${seed} in ${Math.round((Date.now() - began) / 1000)} s.`);
  const isFine = kills.every(({ lost, problems }) => lost === 0 && problems.length === 0);
  process.exitCode = isFine ? EXIT.complete : EXIT.incomplete;
} catch (thrown) {
  console.error(`benchbook: ${messageOf(thrown)}`);
  process.exitCode = EXIT.unable;
}
