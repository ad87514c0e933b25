import { describe, expect, it } from "vitest";
import { readWorkHeader } from "../../../../runner/load/told-work.ts";

describe("the header about work", () => {
  it("tells of an ASGI application's call: seconds, worker and tasks", () => {
    const told = readWorkHeader("interface=asgi;began=8000000000;ended=9500000000;worker=7;tasks=3");
    const interval = { began: 8, ended: 9.5, result: 1.5, isWholeCall: true };
    expect(told).toEqual({ work: { pid: 7, iterations: 0, concurrent_tasks: 3, ...interval }, error: null });
  });

  it("need not tell the tasks", () => {
    const { work } = readWorkHeader("interface=asgi;began=1;ended=2;worker=7");
    expect(work).not.toHaveProperty("concurrent_tasks");
  });

  it("of a WSGI application tells of the work alone", () => {
    expect(readWorkHeader("interface=wsgi;began=1;ended=1;worker=7").work).toMatchObject({ isWholeCall: false });
  });

  it.each([
    ["that is empty", ""],
    ["without a part", "interface=wsgi;began=1;ended=2"],
    ["with an unknown interface", "interface=fcgi;began=1;ended=2;worker=7"],
    ["with a fraction", "interface=wsgi;began=1.5;ended=2;worker=7"],
    ["with a negative moment", "interface=wsgi;began=-1;ended=2;worker=7"],
    ["with a number that is none", "interface=wsgi;began=NaN;ended=2;worker=7"],
    ["with more digits than a clock has", `interface=wsgi;began=1;ended=${"9".repeat(20)};worker=7`],
    ["with a part twice", "interface=wsgi;began=1;ended=2;worker=7;worker=8"],
    ["that two servers joined", "interface=wsgi;began=1;ended=2;worker=7, interface=wsgi;began=1;ended=2;worker=8"],
    ["with a line break", "interface=wsgi;began=1;ended=2;worker=7\n"],
  ])("is wrong in a form %s, of which nothing is said but its length", (_, value) => {
    const said = "expected benchbook-work: interface=asgi;began=…;ended=…;worker=…, got";
    const error = `${said} ${value.length} characters of another form`;
    expect(readWorkHeader(value)).toEqual({ work: null, error });
  });

  it("is wrong when it comes twice, or ends before it begins", () => {
    const one = "interface=wsgi;began=2;ended=1;worker=7";
    expect(readWorkHeader([one, one]).error).toMatch(/got 2 such headers$/);
    expect(readWorkHeader(one).error).toMatch(/got an end before the beginning$/);
  });
});
