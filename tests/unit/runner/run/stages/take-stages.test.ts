import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { falsifiable, NOT_MEASURED, type Test } from "../../../../../content/findings/claims/verdict.ts";
import type { ArticleClaims } from "../../../../../content/findings/looks/questions.ts";
import type { Look } from "../../../../../content/run/looks.ts";
import type { Step } from "../../../../../runner/experiments/common/experiment.ts";
import type { PlannedStep } from "../../../../../runner/experiments/registry.ts";
import type { Journal } from "../../../../../runner/run/journal/journal.ts";
import { journalStateOf } from "../../../../../runner/run/journal/journal-state.ts";
import { identityOf } from "../../../../../runner/run/resume/identity.ts";
import { takeStages } from "../../../../../runner/run/stages/take-stages.ts";
import { stages } from "../../../../../runner/schedule/steps.ts";
import type { Rest } from "../../../../../runner/schedule/time-left.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { threeServices } from "../../services.fixture.ts";
import { journalOf } from "../journal/journal.fixture.ts";

const DIRECT = { target: "fastapianalytics", endpoint: "sync-cpubound" };
/** In how many parts the first repetition is taken. */
const PARTS = 4;
const AFTER: Rest = { steps: [], pauseSeconds: 3 };
const measured = await fixtureRun();
const plan = { ...measured.plan, repetitions: 4, untilDecided: { burstSeconds: 1e6 } };
const all = stages(plan, threeServices, 2);

/** One claim about one sweep, with such verdicts at the looks at it, one after the other. */
function articlesWith(...verdicts: ("holds" | "undecided")[]): ArticleClaims[] {
  const left = [...verdicts];
  const test: Test = falsifiable(() => ({ ...NOT_MEASURED, observations: 2, verdict: left.shift() ?? "holds" }), {
    sweeps: [DIRECT],
    falsify: () => null,
  });
  const claim = { statement: "It is so.", fails: "It is not so.", undecided: "whether it is so", test };
  return [{ slug: "article", claims: { it: claim } }];
}

let journal: Journal;
/** What was taken, with the parts of the first repetition as one. */
const stagesTaken = () => {
  const [first, ...others] = taken.map(({ steps }) => steps);
  return [first, others.slice(0, PARTS).flat(), ...others.slice(PARTS)];
};
/** What was taken at a time, how many looks were written down by then, and what was said to follow. */
let taken: { steps: Step[]; looks: number; later: Rest }[];

const looksOf = async () => journalStateOf(await journal.entries()).looks;
async function take(steps: Step[], later: Rest) {
  taken.push({ steps, looks: (await looksOf()).length, later });
}
const run = (articles: ArticleClaims[], looks: readonly Look[] = []) =>
  takeStages(all, AFTER, { plan, journal, articles, looks, take, expectedSeconds: () => 1 });
const sweepsIn = (steps: Step[]) =>
  new Set(
    steps.flatMap((step) =>
      "sweep" in step ? [`${step.target} ${(step as { sweep: { endpoint: string } }).sweep.endpoint}`] : [],
    ),
  );

beforeEach(async () => {
  taken = [];
  journal = await journalOf("", { ...measured, plan });
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe("the steps on the targets", () => {
  it("are all taken in order where every repetition is measured whole, those of all repetitions together", async () => {
    const whole = { ...plan, untilDecided: null };
    await takeStages(all, AFTER, { plan: whole, journal, articles: [], looks: [], take, expectedSeconds: () => 1 });
    expect(taken.map(({ steps }) => steps)).toEqual([all.first, all.repetitions.flat(), all.last]);
    for (const [index, { later }] of taken.entries())
      expect(later).toEqual({ ...AFTER, steps: taken.slice(index + 1).flatMap(({ steps }) => steps) });
  });

  it("are reduced to what an undecided claim needs from the third repetition on, and end once it is decided", async () => {
    await run(articlesWith("undecided", "holds"));
    const [first, whole, again, reduced, last] = stagesTaken();
    expect([first, whole, again, last]).toEqual([all.first, ...all.repetitions.slice(0, 2), all.last]);
    expect(sweepsIn(reduced ?? [])).toEqual(new Set([`${DIRECT.target} ${DIRECT.endpoint}`]));
    expect(new Set(reduced?.map(({ target }) => target))).toEqual(new Set([DIRECT.target]));
    expect(reduced?.some(({ kind }) => kind === "calibration")).toBe(true);
    const order = all.repetitions[2]?.filter((step) => reduced?.includes(step as PlannedStep));
    expect(reduced).toEqual(order);
    expect((await looksOf()).map(({ repetitions, ends }) => [repetitions, ends])).toEqual([
      [1, null],
      [2, null],
      [3, "all decided"],
    ]);
  });

  it("are preceded by their look in the journal", async () => {
    await run(articlesWith("undecided", "holds"));
    expect(taken.map(({ looks }) => looks)).toEqual([0, 0, 0, 0, 0, 1, 2, 3]);
  });

  it("end after the last repetition, decided or not", async () => {
    await run(articlesWith("undecided", "undecided", "undecided"));
    expect(stagesTaken()).toHaveLength(6);
    expect((await looksOf()).at(-1)).toMatchObject({ repetitions: 4, ends: "last repetition" });
  });

  it("of a resumed run leave out what its looks had left out, without looking again", async () => {
    await run(articlesWith("undecided", "holds"));
    const [before, looks] = [taken.map(({ steps }) => steps), await looksOf()];
    taken = [];
    const nothing = articlesWith();
    await run(nothing, looks.slice(0, 2));
    expect(taken.map(({ steps }) => steps)).toEqual(before);
    expect(await looksOf()).toHaveLength(4);
    taken = [];
    await run(nothing, looks);
    expect(taken.map(({ steps }) => steps)).toEqual(before);
    expect(await looksOf()).toHaveLength(4);
  });

  it("are cut down to what claims need where the first repetition would not fit, and stay so when resumed", async () => {
    const short = { ...plan, untilDecided: { burstSeconds: 40 } };
    const context = { plan: short, articles: articlesWith("undecided"), take, expectedSeconds: () => 1 };
    await journal.close();
    const observations = measured.observations.filter((seen) => seen.kind !== "burst" || seen.cold);
    journal = await journalOf("", { ...measured, observations, plan: short });
    await takeStages(all, AFTER, { ...context, journal, looks: [] });
    const [, first] = stagesTaken();
    const [look] = await looksOf();
    expect(look).toMatchObject({ repetitions: 0, claims: [] });
    expect(first?.length).toBeLessThan(all.repetitions[0]?.length ?? 0);
    expect(sweepsIn(first ?? [])).toContain(`${DIRECT.target} ${DIRECT.endpoint}`);
    taken = [];
    await takeStages(all, AFTER, { ...context, journal, looks: look ? [look] : [], expectedSeconds: () => 0 });
    expect(stagesTaken()[1]).toEqual(first);
  });

  it("are cut down in the course of the first repetition where bursts take longer than expected", async () => {
    const whole = all.repetitions[0] ?? [];
    // All fits if every burst takes a second, and not if each takes four.
    const slow = { ...plan, untilDecided: { burstSeconds: whole.length / 0.75 + 1 } };
    const observations = measured.observations.filter((seen) => seen.kind !== "burst" || seen.cold);
    journal = await journalOf("", { ...measured, observations, plan: slow });
    const takeSlowly = async (steps: Step[], later: Rest) => {
      await take(steps, later);
      const wanted = new Set(steps.map(identityOf));
      for (const seen of measured.observations.filter((one) => one.kind === "burst" && wanted.has(identityOf(one))))
        await journal.append({ observation: { ...seen, tookSeconds: 4 }, failure: null });
    };
    const context = { plan: slow, journal, articles: articlesWith("holds"), looks: [], expectedSeconds: () => 1 };
    await takeStages(all, AFTER, { ...context, take: takeSlowly });
    expect((await looksOf())[0]).toMatchObject({ repetitions: 0 });
    expect(taken[1]?.looks).toBe(0);
    const first = stagesTaken()[1] ?? [];
    expect(first.length).toBeLessThan(whole.length);
    expect(first.length).toBeGreaterThanOrEqual(whole.length / PARTS);
  });

  it("are followed by as much as may be measured for the time that is left", async () => {
    await run(articlesWith("undecided", "holds"));
    const further = taken.map(({ later }) => later.further?.steps.length ?? 0);
    expect(further.slice(1, 1 + PARTS)).toEqual(Array(PARTS).fill(further[0]));
    expect([further[0], ...further.slice(PARTS)]).toEqual([
      all.repetitions.slice(1).flat().length,
      all.repetitions.slice(1).flat().length,
      all.repetitions.slice(2).flat().length,
      all.repetitions.slice(3).flat().length,
      0,
    ]);
    expect(taken.every(({ later }) => later.pauseSeconds === 3)).toBe(true);
    const left = taken.flatMap(({ later }) => later.further?.mostSeconds ?? []);
    expect(left[0]).toBe(1e6);
    expect(left[1 + PARTS]).toBeLessThan(left[PARTS] ?? 0);
  });
});
