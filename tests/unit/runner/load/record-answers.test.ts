import { describe, expect, it } from "vitest";
import { endpointSchema } from "../../../../content/run/parts/endpoint.ts";
import type { Answer } from "../../../../runner/load/exchange.ts";
import { record } from "../../../../runner/load/record-answers.ts";
import { keepSecret } from "../../../../runner/program/secrets/secrets.ts";
import { endpointOf } from "../../../fixture/made-run/endpoints.ts";

const answer = (began: number, ended: number, over: Partial<Answer> = {}): Answer => ({
  created: 100,
  connected: 100.001,
  sent: 100.002,
  firstByte: 101.5,
  lastByte: 101.6,
  status: 200,
  body: JSON.stringify({ message: "", result: ended - began, pid: 7, iterations: 3, began, ended }),
  error: null,
  ...over,
});

const asked = { endpoint: endpointOf("sync-cpubound"), amount: 3 };

describe("recorded answers", () => {
  it("are placed in seconds from the burst's start when the clocks are one", () => {
    const requests = record([answer(100.1, 101.4)], asked, 100, "shared");
    expect(requests[0]).toMatchObject({
      sentSeconds: 0.002,
      lastByteSeconds: 1.6,
      work: { beganSeconds: 0.1, endedSeconds: 1.4, pid: 7 },
    });
  });

  it("never subtract moments of two clocks: work then counts from its first beginning", () => {
    const requests = record([answer(5000, 5001), answer(5001, 5002)], asked, 100, "separate");
    expect(requests.map(({ work }) => work?.beganSeconds)).toEqual([0, 1]);
  });

  it.each([
    ["another status", { status: 500, body: "boom" }, /expected status 200, got 500: boom/],
    ["a failed connection", { error: "ECONNRESET" }, /ECONNRESET/],
    ["a body that is no JSON", { body: "<html>" }, /expected an answer about work/],
    [
      "other iterations",
      { body: answer(100.1, 101).body.replace('"iterations":3', '"iterations":4') },
      /expected 3 iterations, got 4/,
    ],
    [
      "an end before the beginning",
      { body: answer(101, 100.1).body.replace(/"result":[^,]*/, '"result":1') },
      /end after it began/,
    ],
  ])("are not verified with %s", (_, over, message) => {
    const [request] = record([answer(100.1, 101, over)], asked, 100, "shared");
    expect(request?.error).toMatch(message);
    expect(request?.work).toBeNull();
  });

  it("of fixed work need not say anything of it, and are judged by what is declared of them", () => {
    const endpoint = endpointSchema.parse({
      ...{ name: "query", label: "a query", path: "/customers", work: "fixed", executor: "event-loop" },
      answer: { at: "/rows", equals: 10 },
    });
    const bodies = ['{"rows": 10}', '{"rows": 9}', "<html>"];
    const answers = bodies.map((body) => answer(100.1, 101, { body }));
    const requests = record(answers, { endpoint, amount: null }, 100, "shared");
    expect(requests.map(({ work }) => work)).toEqual([null, null, null]);
    expect(requests.map(({ error }) => error)).toEqual([
      null,
      'expected 10 at #/rows, got 9: {"rows": 9}',
      "expected 10 at #/rows, got no JSON: <html>",
    ]);
  });

  it("are quoted without what they repeat of a request, of which no half is left either", () => {
    keepSecret("a-token-that-is-repeated");
    const endpoint = endpointSchema.parse({
      ...{ name: "query", label: "a query", path: "/customers", work: "fixed", executor: "event-loop" },
      answer: { at: "/said", equals: "welcome" },
    });
    const said = `${"x".repeat(85)}a-token-that-is-repeated`;
    const bodies = [JSON.stringify({ said }), `{"rows": 1}${" ".repeat(180)}a-token-that-is-repeated`];
    const answers = bodies.map((body) => answer(100.1, 101, { body }));
    for (const { error } of record(answers, { endpoint, amount: null }, 100, "shared")) {
      expect(error).toContain("(not show");
      expect(error).not.toContain("a-token");
    }
  });

  it("of fixed work have the work that a header tells of, or are wrong with a wrong one", () => {
    const endpoint = endpointSchema.parse({
      ...{ name: "query", label: "a query", path: "/customers", work: "fixed", executor: "thread" },
    });
    const header = (face: string) => `interface=${face};began=100100000000;ended=101400000000;worker=7`;
    const answers = [header("wsgi"), header("asgi"), "worker=7"].map((workHeader) => answer(1, 2, { workHeader }));
    const [wsgi, asgi, wrong] = record(answers, { endpoint, amount: null }, 100, "shared");
    const work = { pid: 7, iterations: 0, beganSeconds: 0.1, endedSeconds: 1.4, serviceSeconds: 1.3 };
    expect(wsgi).toMatchObject({ error: null, work: { ...work, concurrentTasks: null } });
    expect(wsgi?.work).not.toHaveProperty("isWholeCall");
    expect(asgi).toMatchObject({ error: null, work: { ...work, isWholeCall: true } });
    expect(wrong).toMatchObject({ error: expect.stringContaining("got 8 characters of another form"), work: null });
  });

  it("with an amount tell of their work in the body alone", () => {
    const [request] = record([answer(100.1, 101.4, { workHeader: "nonsense" })], asked, 100, "shared");
    expect(request).toMatchObject({ error: null, work: { beganSeconds: 0.1, iterations: 3 } });
  });
});
