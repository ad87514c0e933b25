import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Environment } from "../../../../../../app/article/elements/tables/environment.tsx";
import type { Information } from "../../../../../../content/run/circumstances/target.ts";
import type { Look } from "../../../../../../content/run/looks.ts";
import type { Run } from "../../../../../../content/run/run.ts";
import { onNodes } from "../../../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import { steadyRun } from "../../../../content/findings/steady/steady-run.fixture.ts";
import { openWindow, steadyOf } from "../../../../content/findings/steady/window.fixture.ts";

const look = (repetitions: number, ends: Look["ends"]): Look => ({
  ...{ repetitions, atSeconds: 1, alpha: 0.015, ends, leftOut: [] },
  claims: [{ article: "a", claim: "b", outcome: ends ? "no time" : "measured further" }],
});

it("says of a run that ended early what was left out and why, and of any other that nothing was", async () => {
  const run = await fixtureRun({ looks: [look(1, null), look(2, "no time")] });
  const plan = { ...run.plan, repetitions: 6, untilDecided: { burstSeconds: 120 } };
  const said = renderToStaticMarkup(<Environment run={{ ...run, plan }} />);
  expect(said).toContain("each look at the claims may err in 1.5% of runs");
  expect(said).toContain("0 of 1 claims are decided, 1 without time for what they need. Measuring ends:");
  const whole = renderToStaticMarkup(<Environment run={await fixtureRun()} />);
  expect(whole).toContain("none while measuring: every repetition was measured whole");
});

const INFORMATION: Information = {
  ...{ framework: "fastapi", framework_version: "0.165.0", server: "uvicorn", server_version: "0.54.0" },
  ...{ python_version: "3.12.1", numpy_version: "2.5.5", workers: 1, worker_class: "uvloop", cores: 2 },
  ...{ blas_threads: {}, packages: {}, start_method: null },
};

const node = { cores: 4, memoryBytes: 2 ** 33, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };

/** Each target on either of two nodes once. */
const inTurns = ({ plan }: Run) =>
  [0, 1].map((repetition) =>
    Object.fromEntries(plan.targets.map((target, place) => [target, (place + repetition) % 2])),
  );

it("tells the machine of the targets from that of the client, where they have one of their own", async () => {
  const run = await fixtureRun();
  const said = renderToStaticMarkup(
    <Environment run={{ ...run, environment: { ...run.environment, nodes: [node] } }} />,
  );
  expect(said).toContain("4 cores, 8.0 GiB, linux on x86_64, Docker 20.10; all else here is about the client");
  expect(renderToStaticMarkup(<Environment run={run} />)).not.toContain("node of the targets");
});

it("says once what all targets say alike of themselves, and of each what only it is", async () => {
  const run = await fixtureRun();
  const told = { ...INFORMATION, python_version: "3.13.5" };
  const [first, second, ...silent] = run.targets.map((target) => ({ ...target, information: null }));
  if (!first || !second) throw new Error("expected two targets in the fixture, got fewer");
  const flask = { ...told, framework: "flask", framework_version: "3.1.3" };
  const targets = [{ ...first, information: told }, { ...second, information: flask }, ...silent];
  const said = renderToStaticMarkup(<Environment run={{ ...run, targets }} />);
  expect(said.match(/Python 3\.13\.5/g)).toHaveLength(1);
  expect(said).toMatch(
    />every target that told what it is<\/th><td>uvicorn 0\.54\.0, 1 worker \(uvloop\), Python 3\.13\.5/,
  );
  expect(said).toContain("<td>flask 3.1.3</td>");
  expect(said).toContain("did not say what it is");
  const same = renderToStaticMarkup(
    <Environment run={{ ...run, targets: targets.map((target) => ({ ...target, information: told })) }} />,
  );
  expect(same).toContain("<td>nothing else</td>");
  const single = renderToStaticMarkup(<Environment run={{ ...run, targets: [{ ...first, information: told }] }} />);
  expect(single).not.toContain("every target");
});

it("says from where steady load was sent, not only from where it was to be", async () => {
  const said = (run: Run) =>
    renderToStaticMarkup(<Environment run={{ ...run, environment: { ...run.environment, loadNodes: [node] } }} />);
  const spread = steadyOf(openWindow({ generators: [{ error: "no answer" }] }));
  const here = steadyOf(openWindow());
  expect(said(await steadyRun(spread))).toMatch(/<td[^>]*>4 cores[^;]*Docker 20.10<\/td>/);
  expect(said(await steadyRun(spread, here))).toMatch(/>4 cores.*; 1 of 2 windows from the client/);
  expect(said(await steadyRun(here))).toMatch(/planned from 4 cores.*; sent from the client/);
  expect(said(await fixtureRun())).toMatch(/planned from 4 cores.*; none was sent/);
});

it("speaks of one node or of several", async () => {
  const run = await fixtureRun();
  const said = (...nodes: (typeof node)[]) =>
    renderToStaticMarkup(<Environment run={{ ...run, environment: { ...run.environment, nodes } }} />);
  expect([said(node).includes("round trip to it"), said(node, node).includes("round trip to them")]).toEqual([
    true,
    true,
  ]);
});

it("says of nodes that share cores that they slow each other down, and of no others", async () => {
  const run = await fixtureRun();
  const rows = inTurns(run);
  const said = (...machines: number[]) => {
    const nodes = machines.map((machine) => ({ ...node, machine }));
    return renderToStaticMarkup(
      <Environment run={{ ...onNodes(run, rows, [1, 1]), environment: { ...run.environment, nodes } }} />,
    );
  };
  const words = "on two of them at the same time slowed each other down";
  expect([said(0, 0), said(1, 1), said(0, 1), said(1, 2)].map((one) => one.includes(words))).toEqual([
    ...[true, true, false, false],
  ]);
});

it("says by how much nodes differ, and that no node does where none is shown to", async () => {
  const run = await fixtureRun();
  const said = (slowness: number) =>
    renderToStaticMarkup(<Environment run={onNodes(run, inTurns(run), [1, slowness])} />);
  expect(said(1.5)).toMatch(/The nodes differ: .*\bnode 2 takes 1\.2/);
  expect(said(1)).toContain("No node is shown to take longer or shorter than the others by more than a twentieth.");
});

it("names the targets that limits are known of, where it is not of all", async () => {
  const run = await fixtureRun();
  const limits = { cores: 2, cpuQuotaCores: 0.5, memoryBytes: null };
  const said = (count: number) => {
    const targets = run.targets.map((target, place) => (place < count ? { ...target, limits } : target));
    return renderToStaticMarkup(<Environment run={{ ...run, targets }} />);
  };
  expect(said(1)).toContain("2 cores, a CPU quota of 0.5, no memory limit for “FastAPI, 1 worker”");
  expect(said(3)).toContain(">2 cores, a CPU quota of 0.5, no memory limit<");
});

it("says what targets are allowed on each node of several", async () => {
  const run = await fixtureRun();
  const rows = inTurns(run);
  const limitsOn = (cpuQuotaCores: number | null) => ({ cores: 2, cpuQuotaCores, memoryBytes: null });
  const nodeLimits = [limitsOn(null), limitsOn(0.5)];
  const targets = run.targets.map((target) => ({ ...target, limits: limitsOn(0.5), nodeLimits }));
  const said = renderToStaticMarkup(<Environment run={{ ...onNodes(run, rows, [1, 1]), targets }} />);
  const ofNodes = [...said.matchAll(/<td[^>]*>(2 cores, [^<]*no memory limit)</g)].map(([, words]) => words);
  expect(ofNodes).toEqual([
    ...["2 cores, a CPU quota of 0.5, no memory limit", "2 cores, no CPU quota, no memory limit"],
    "2 cores, a CPU quota of 0.5, no memory limit",
  ]);
  expect(renderToStaticMarkup(<Environment run={onNodes(run, rows, [1, 1])} />)).toContain("<td>not recorded</td>");
});

it("says of a process model what it is made of, not which server another start of the application would have", async () => {
  const run = await fixtureRun();
  const information = {
    ...{ framework: "flask", framework_version: "3.1", server: "gunicorn", server_version: "27", workers: 1 },
    ...{ worker_class: "sync", start_method: "spawn", python_version: "3.13", numpy_version: "2.5", cores: 1 },
    ...{ blas_threads: {}, packages: {} },
  };
  const targets = run.targets.map((target, place) => ({
    ...target,
    information: { ...information, framework_version: `3.${place}` },
  }));
  const said = renderToStaticMarkup(<Environment run={{ ...run, targets }} />);
  const [model] = targets.filter(({ role }) => role === "process-model");
  const { framework_version: version } = model?.information ?? {};
  expect(said).toContain("<td>flask 3.0, gunicorn 27, 1 worker (sync)</td>");
  expect(said).toMatch(new RegExp(`>${model?.label}</th><td>flask ${version}</td>`));
});
