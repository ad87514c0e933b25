import { describe, expect, it } from "vitest";
import { record } from "../../../../runner/load/record-answers.ts";
import type { Answer } from "../../../../runner/load/send-request.ts";

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

describe("recorded answers", () => {
  it("are placed in seconds from the burst's start when the clocks are one", () => {
    const requests = record([answer(100.1, 101.4)], 3, 100, "shared");
    expect(requests[0]).toMatchObject({
      sentSeconds: 0.002,
      lastByteSeconds: 1.6,
      work: { beganSeconds: 0.1, endedSeconds: 1.4, pid: 7 },
    });
  });

  it("never subtract moments of two clocks: work then counts from its first beginning", () => {
    const requests = record([answer(5000, 5001), answer(5001, 5002)], 3, 100, "separate");
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
    const [request] = record([answer(100.1, 101, over)], 3, 100, "shared");
    expect(request?.error).toMatch(message);
    expect(request?.work).toBeNull();
  });
});
