import { coldOf } from "../../../../content/findings/bursts/cold.ts";
import { driftsOf, flaggedRepetitions } from "../../../../content/findings/calibration/drift.ts";
import { sayEndpoint } from "../../../../content/findings/labels.ts";
import type { LoadTest } from "../../../../content/run/circumstances/self-test.ts";
import { isCalibrated } from "../../../../content/run/parts/endpoint.ts";
import type { Run } from "../../../../content/run/run.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";

/** What the instrument measured of servers whose answers are known, before anything else. */
export function SelfTest({ run }: { run: Run }) {
  const { selfTest } = run;
  if (!selfTest) return <p className="missing">Not measured: this run is older than the self-test.</p>;
  const rows = selfTest.knownAnswers.map(({ server, expectedSeconds, toleranceSeconds, requests, wrong }) => [
    server,
    expectedSeconds.map((seconds) => seconds.toFixed(3)).join(", "),
    requests
      .map(({ lastByteSeconds }) => lastByteSeconds ?? Number.POSITIVE_INFINITY)
      .toSorted((a, b) => a - b)
      .map((seconds) => seconds.toFixed(3))
      .join(", "),
    toleranceSeconds.toFixed(3),
    wrong ?? "right",
  ]);
  return (
    <>
      <LeanTable head={["server", "known, s", "measured, s", "tolerance at the last, s", "verdict"]} rows={rows} />
      <p>A client crippled on purpose was caught: {selfTest.crippledCaughtBy.join("; ") || "no"}.</p>
      {selfTest.load && <LoadTestTable load={selfTest.load} />}
    </>
  );
}

/** What each quantity of a known load is measured in. */
const UNITS: Record<LoadTest["knownLoads"][number]["quantity"], string> = {
  ...{ "median latency": ", s", "99th percentile": ", s", "mean lateness, crippled": ", s" },
  ...{ "failed share": "", "highest rate": ", requests/s" },
};

/** What the load generator measured of servers whose answers to it are known. */
function LoadTestTable({ load }: { load: LoadTest }) {
  const rows = load.knownLoads.map(({ server, quantity, expected, tolerance, measured, wrong }) => [
    server,
    `${quantity}${UNITS[quantity]}`,
    expected.toPrecision(3),
    tolerance.toPrecision(2),
    measured?.toPrecision(3) ?? "none",
    wrong ?? "right",
  ]);
  return (
    <>
      <LeanTable
        head={["server under steady load", "quantity", "known", "tolerance", "measured", "verdict"]}
        rows={rows}
      />
      <p>A load generator crippled on purpose was caught: {load.crippledCaughtBy.join("; ") || "no"}.</p>
    </>
  );
}

/** How far the machine drifted between repetitions; more than a tenth is flagged. */
export function Drift({ run }: { run: Run }) {
  const drifts = driftsOf(run);
  if (!run.plan.sweeps.some(({ work }) => isCalibrated(work)))
    return <p>No machine drift is known: no service was asked to compute a given amount, so none was calibrated.</p>;
  if (drifts.length === 0) return <p className="missing">Not measured: this run was not calibrated again.</p>;
  if (drifts.every(({ change }) => change === null))
    return <p className="missing">Not known: no target was calibrated twice on the same machine.</p>;
  const flagged = flaggedRepetitions(run);
  const rows = drifts.map(({ label, work, repetition, change, isFlagged }) => [
    label,
    work,
    repetition + 1,
    change === null ? "not measured" : `${change >= 0 ? "+" : "−"}${Math.abs(change * 100).toFixed(1)}%`,
    change === null ? "not known" : isFlagged ? "flagged" : "within bounds",
  ]);
  return (
    <>
      <p>
        {flagged.length > 0 ? `Repetitions flagged for drift: ${flagged.join(", ")}.` : "No repetition is flagged."}
      </p>
      <LeanTable head={["target", "work", "before repetition", "an iteration's change", "verdict"]} rows={rows} />
    </>
  );
}

/** The first request ever on each endpoint beside a warm one; the first never enters a statistic. */
export function ColdAndWarm({ run }: { run: Run }) {
  const rows = coldOf(run).map(({ label, endpoint, coldSeconds, warmSeconds }) => [
    label,
    sayEndpoint(run, endpoint),
    coldSeconds?.toFixed(3) ?? "not measured",
    warmSeconds?.toFixed(3) ?? "not measured",
  ]);
  if (rows.length === 0) return <p className="missing">Not measured: this run has no cold bursts.</p>;
  return <LeanTable head={["target", "endpoint", "first request, s", "warm, s"]} rows={rows} />;
}

/** {@link SelfTest} where the text names it. */
export const selfTest = namable({}, (_, { article: { run } }) => <SelfTest run={run} />);

/** {@link Drift} where the text names it. */
export const drift = namable({}, (_, { article: { run } }) => <Drift run={run} />);

/** {@link ColdAndWarm} where the text names it. */
export const coldAndWarm = namable({}, (_, { article: { run } }) => <ColdAndWarm run={run} />);
