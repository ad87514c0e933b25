import { parseArgs } from "node:util";
import { EXIT, messageOf } from "../../program/failure.ts";
import { crashTest } from "./crash-test.ts";
import { table } from "./print-crash-test.ts";

// Kills the runner with SIGKILL at moments all over a short run, and each time resumes it to its end. Nothing that
// was observed may be lost, and nothing may be left.
const { values } = parseArgs({
  options: { kills: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
});

try {
  const began = Date.now();
  const kills = await crashTest(
    Number(values.kills),
    Number(values.seed),
    ({ stage, observations, left, problems }, done) => {
      const found = `${left.processes.length} processes and ${left.files.length} files left`;
      console.log(`[${done}/${values.kills}] killed in ${stage}: ${observations} observations kept, ${found}`);
      for (const problem of problems) console.log(`  ${problem}`);
    },
  );
  console.log(`\n${table(kills)}`);
  console.log(`${kills.length} kills from seed ${values.seed} in ${Math.round((Date.now() - began) / 1000)} s.`);
  const isFine = kills.every(({ lost, problems }) => lost === 0 && problems.length === 0);
  process.exitCode = isFine ? EXIT.complete : EXIT.incomplete;
} catch (thrown) {
  console.error(`benchbook: ${messageOf(thrown)}`);
  process.exitCode = EXIT.unable;
}
