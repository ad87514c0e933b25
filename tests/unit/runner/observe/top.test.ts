import { describe, expect, it } from "vitest";
import { parseTop, withoutUsers } from "../../../../runner/observe/top.ts";

const TOP = `top - 16:04:38 up  4:27,  0 user,  load average: 0.17, 0.15, 0.17
Tasks:   3 total,   1 running,   2 sleeping,   0 stopped,   0 zombie

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 alice     20   0   33708  28276  10140 S   0.0   0.4   0:46.99 uvicorn
      8 longnam+  20   0 1605340   1.2g  20576 R 106.7   3.3   0:27.51 python3.13
     45 root      20   0    9004   4680   2812 R   0.0   0.1   0:00.00 top
`;

describe("what top printed", () => {
  it("is read into rows with bytes and shares of a core", () => {
    expect(parseTop(TOP)).toEqual([
      {
        pid: 1,
        command: "uvicorn",
        state: "S",
        cpuShare: 0,
        residentBytes: 28276 * 1024,
        virtualBytes: 33708 * 1024,
        cpuTime: "0:46.99",
      },
      {
        pid: 8,
        command: "python3.13",
        state: "R",
        cpuShare: 1.067,
        residentBytes: Math.round(1.2 * 1024 ** 3),
        virtualBytes: 1605340 * 1024,
        cpuTime: "0:27.51",
      },
      {
        pid: 45,
        command: "top",
        state: "R",
        cpuShare: 0,
        residentBytes: 4680 * 1024,
        virtualBytes: 9004 * 1024,
        cpuTime: "0:00.00",
      },
    ]);
  });

  it("has no rows without a header", () => {
    expect(parseTop("nothing of the kind")).toEqual([]);
  });

  it("loses the names of users and keeps its columns", () => {
    const anonymous = withoutUsers(TOP);
    expect(anonymous).not.toMatch(/alice|longnam|root/);
    expect(parseTop(anonymous)).toEqual(parseTop(TOP));
    expect(anonymous.split("\n").map((line) => line.length)).toEqual(TOP.split("\n").map((line) => line.length));
  });

  it("skips a row that is not one", () => {
    expect(parseTop(`${TOP}     99 <script> alert`)).toHaveLength(3);
  });
});
