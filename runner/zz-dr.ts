import { readFile } from "node:fs/promises";
import { parseRun } from "../content/run/parse.ts";
import { driftsOf } from "../content/findings/calibration/drift.ts";
import { singlesOf } from "../content/findings/bursts/singles.ts";
import { burstsOn, makespan, invalidReason } from "../content/findings/bursts/bursts.ts";
const f3 = (x) => x == null ? "-" : Number(x.toPrecision(3));
for (const f of process.argv.slice(2)) {
  const run = await parseRun(await readFile(f, "utf8"), f);
  console.log("##", f.slice(-38, -20), "target", run.plan.targetSeconds, "reps", run.plan.repetitions, "singles", run.plan.singles, "looks", run.looks.length, "cores", run.environment.targetCores?.length);
  console.log("  drift", driftsOf(run).map((d) => `${d.target.slice(0,8)} ${d.work} r${d.repetition} ${f3(d.change)}`).join("; "));
  for (const t of ["fastapianalytics", "flask1xanalytics"]) {
    const s = singlesOf(run, t);
    console.log("  ", t, "singles", s.map((x) => f3(x.requests[0].work.serviceSeconds) + "@" + x.startedSeconds.toFixed(0) + "i" + x.iterations).join(" "));
    const ep = s[0]?.endpoint; if (!ep) continue;
    console.log("   bursts of 1", burstsOn(run, ep).filter((b) => b.target === t && b.level === 1).map((b) => f3(b.requests[0].work?.serviceSeconds) + "@" + b.startedSeconds.toFixed(0) + "i" + b.iterations + (invalidReason(run, b) ? "!" : "")).join(" "));
  }
  for (const ep of ["processpool-python", "processpool-cpubound", "processes-python"]) {
    const bs = burstsOn(run, ep).filter((b) => b.target === "fastapianalytics");
    if (bs.length) console.log("  ", ep, bs.map((b) => { const u = b.usage; const busy = u && u.atSeconds.length > 1 ? (u.cpuSeconds.at(-1) - u.cpuSeconds[0]) / (u.atSeconds.at(-1) - u.atSeconds[0]) : null; return `n${b.level}:${f3(makespan(b))}s busy ${f3(busy)}${invalidReason(run, b) ? "!" : ""}`; }).join(" "));
  }
}
